package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.eventplane.asyncapi.verdict.Violation;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents held against AsyncAPI's own schemas: large ones wholly, and those that are wrong everywhere as far as it helps. */
class SpecificationCheckTest {

    private static final int SIZE = 5 * 1024 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"2.6.0", "3.0.0", "3.1.0"})
    void a_document_of_five_mebibytes_is_looked_at_to_its_end(String version) {
        String text = "asyncapi: " + version + "\ninfo: {title: t, version: '1'}\nchannels: {}\n"
                + "components:\n  messages:\n" + messages() + "    last: {headers: {maxLength: many}}\n";

        CheckedDocument checked = CheckedDocument.of(text, null);

        assertThat(text).hasSizeGreaterThan(SIZE);
        assertThat(checked.warnings())
                .extracting(Violation::pointer, Violation::rule)
                .contains(tuple("/components/messages/last/headers/maxLength", "schema"))
                .doesNotContain(tuple("", "limit"));
    }

    @Test
    void a_document_that_is_wrong_everywhere_is_told_that_it_is_too_much() {
        String text = Documents.text3("components: {schemas: {" + wrong(100_000) + "}}");

        assertThat(CheckedDocument.of(text, null).warnings())
                .extracting(Violation::pointer, Violation::rule)
                .containsExactly(tuple("", "limit"));
    }

    private static String messages() {
        String fields = IntStream.range(0, 20)
                .mapToObj(field -> "          field" + field + ":\n            type: string\n"
                        + "            description: what the event says here\n")
                .collect(Collectors.joining());
        int each = fields.length() + 60;
        return IntStream.range(0, SIZE / each + 200)
                .mapToObj(number -> "    created" + number
                        + ":\n      payload:\n        type: object\n        properties:\n" + fields)
                .collect(Collectors.joining());
    }

    private static String wrong(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "s" + number + ": 1")
                .collect(Collectors.joining(", "));
    }
}
