package io.eventplane.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README calls is in the schema that is served. */
class ReadmeSchemaTest {

    private static final Pattern CALL = Pattern.compile("`([a-z]\\w*)\\(");

    @Test
    void every_operation_it_names_is_served() throws IOException {
        String schema = Files.readString(Path.of("src/test/resources/graphql/served.graphqls"));

        assertThat(CALL.matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .map(MatchResult::group)
                        .map(call -> call.substring(1)))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(schema).contains("  " + call));
    }
}
