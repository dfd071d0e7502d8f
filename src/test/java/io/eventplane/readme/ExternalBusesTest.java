package io.eventplane.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README says of external buses is what registrations are held against. */
class ExternalBusesTest {

    @BeforeAll
    static void write() throws IOException {
        List<String> all = Stream.of(ExternalBuses.buses(), List.of(""), ExternalBuses.attributes())
                .flatMap(List::stream)
                .toList();
        Files.write(Path.of("target", "external-buses.md"), all);
    }

    static Stream<List<String>> tables() {
        return Stream.of(ExternalBuses.buses(), ExternalBuses.attributes());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void the_readme_has_the_table_that_follows_from_the_rules(List<String> expected) throws IOException {
        List<String> readme = Files.readAllLines(Path.of("README.md"));

        assertThat(from(readme, expected.get(0)))
                .as("if the change is meant: paste the table of target/external-buses.md")
                .isEqualTo(expected);
    }

    /** The table under that head; empty when there is none. */
    private static List<String> from(List<String> lines, String head) {
        return lines.stream()
                .dropWhile(line -> !line.equals(head))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
