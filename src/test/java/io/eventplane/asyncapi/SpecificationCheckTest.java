package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.eventplane.asyncapi.verdict.Violation;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents held against AsyncAPI's own schemas: those that are wrong everywhere as far as it helps. */
class SpecificationCheckTest {

    @Test
    void a_document_that_is_wrong_everywhere_is_told_that_it_is_too_much() {
        String text = Documents.text3("components: {schemas: {" + wrong(100_000) + "}}");

        assertThat(CheckedDocument.of(text, null).warnings())
                .extracting(Violation::pointer, Violation::rule)
                .containsExactly(tuple("", "limit"));
    }

    private static String wrong(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "s" + number + ": 1")
                .collect(Collectors.joining(", "));
    }
}
