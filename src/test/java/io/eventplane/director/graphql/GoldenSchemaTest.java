package io.eventplane.director.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A change of the API is a visible change of {@code src/test/resources/graphql/served.graphqls}. */
class GoldenSchemaTest {

    @Test
    void the_served_schema_is_the_golden_file() throws IOException {
        var served = Files.writeString(Path.of("target", "served.graphqls"), ServedSchema.printed());

        assertThat(served)
                .as("if the change is meant: cp target/served.graphqls src/test/resources/graphql/served.graphqls")
                .hasContent(Schemas.read("served.graphqls"));
    }
}
