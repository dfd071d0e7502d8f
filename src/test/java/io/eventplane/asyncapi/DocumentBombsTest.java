package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Violation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of up to 5 MiB that are built to cost time or memory. Each is refused or read in seconds. */
class DocumentBombsTest {

    /** Each takes about a second; what these texts are after is hours. Build machines are busy. */
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static final int SIZE = 5 * 1024 * 1024;

    static List<Arguments> refused() {
        return List.of(
                Arguments.of("a billion laughs", laughs(), "limit"),
                Arguments.of("many aliases", "a: &a 1\nb: [" + "*a,".repeat(20_000) + "]", "limit"),
                Arguments.of("merged over and over", merges(), "limit"),
                Arguments.of("nested flow lists", "a: " + "[".repeat(SIZE), "limit"),
                Arguments.of("nested flow maps", "a: " + "{a: ".repeat(SIZE / 4), "limit"),
                Arguments.of("nested block lists", "- ".repeat(SIZE / 2), "limit"),
                Arguments.of("nested JSON", "{\"a\":" + "[".repeat(SIZE), "limit"),
                Arguments.of("nested JSON that may be YAML", "{" + "a: {".repeat(SIZE / 4), "syntax"),
                Arguments.of("a million values", "a: [" + "1,".repeat(SIZE / 2) + "]", "limit"),
                Arguments.of("a million JSON values", "{\"a\": [" + "1,".repeat(SIZE / 2) + "1]}", "limit"),
                Arguments.of("a million digits", "{\"a\": " + "1".repeat(SIZE) + "}", "limit"),
                Arguments.of("a long key", "{\"" + "a".repeat(SIZE) + "\": 1}", "limit"),
                Arguments.of("nested anchors", "a: " + "&a [".repeat(SIZE / 4), "limit"),
                Arguments.of(
                        "a long chain of schemas",
                        Documents.text2(
                                "{c: {subscribe: {message: {payload: {$ref: '#/components/schemas/s0'}}}}}",
                                chain(5_000)),
                        "limit"),
                Arguments.of("many channels", Documents.text2(channels(20_000, "{}")), "limit"),
                Arguments.of(
                        "many messages",
                        Documents.text2(channels(9_999, "{subscribe: {message: {oneOf: [{}, {}]}}}")),
                        "limit"),
                Arguments.of("schemas into each other", overlappingSchemas(), "limit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_bomb_is_refused_in_bounded_time(String name, String text, String rule) {
        List<Violation> violations = assertTimeoutPreemptively(BOUND, () -> violations(text));

        assertThat(violations).extracting(Violation::rule).containsOnly(rule);
    }

    static List<Arguments> read() {
        return List.of(
                Arguments.of("a long text", Documents.text2("{}", "x-a: '" + "a".repeat(SIZE) + "'")),
                Arguments.of("a long number in YAML", Documents.text2("{}", "x-a: " + "1".repeat(SIZE))),
                Arguments.of("a long comment", Documents.text2("{}", "#" + "a".repeat(SIZE))),
                Arguments.of("many line breaks", Documents.text2("{}", "\n".repeat(SIZE))),
                Arguments.of("a long folded text", Documents.text2("{}", "x-a: >\n" + " a\n\n".repeat(SIZE / 4))),
                Arguments.of("many escapes", Documents.text2("{}", "x-a: \"" + "\\n".repeat(SIZE / 2) + "\"")),
                Arguments.of("many values", Documents.text2("{}", "x-a: [" + "1,".repeat(400_000) + "]")),
                Arguments.of(
                        "a chain of schemas",
                        Documents.text2(
                                "{c: {subscribe: {message: {payload: {$ref: '#/components/schemas/s0'}}}}}",
                                chain(100))),
                Arguments.of("many channels with long names", Documents.text2(longNames())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("read")
    void a_strange_document_is_read_in_bounded_time(String name, String text) {
        AsyncApiDocument document = assertTimeoutPreemptively(BOUND, () -> AsyncApiDocument.parse(text));

        assertThat(document.title()).isEqualTo("t");
    }

    @Test
    void a_document_that_unfolds_is_rewritten_in_bounded_time() {
        AsyncApiDocument document = Documents.version2(
                "{c: {subscribe: {}}}",
                "x-a: &a [" + "1,".repeat(1_000) + "]",
                "x-b: [" + "*a,".repeat(200) + "]",
                "tags: []");

        String rewritten = assertTimeoutPreemptively(BOUND, () -> document.rewritten(List.of(), channel -> "bus"));

        assertThat(AsyncApiDocument.parse(rewritten).root().path("x-b").size()).isEqualTo(200);
    }

    private static String laughs() {
        String laughs = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n";
        return IntStream.range(1, 30)
                .mapToObj(level -> "a" + level + ": &a" + level + " [" + ("*a" + (level - 1) + ", ").repeat(10) + "]\n")
                .collect(Collectors.joining("", laughs, ""));
    }

    private static String merges() {
        String wide = "a: &a {"
                + IntStream.range(0, 5_000).mapToObj(key -> "k" + key + ": 1").collect(Collectors.joining(", "))
                + "}\n";
        return wide + "b: [" + "{<<: *a},".repeat(5_000) + "]";
    }

    private static String channels(int count, String channel) {
        return IntStream.range(0, count)
                .mapToObj(number -> "c" + number + ": " + channel)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String longNames() {
        return IntStream.range(1_000, 5_000)
                .mapToObj(number -> "a".repeat(1_000) + number + ": {subscribe: {message: {payload: {type: object}}}}")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String chain(int length) {
        return IntStream.range(0, length)
                .mapToObj(number -> "    s" + number + ": {properties: {next: {$ref: '#/components/schemas/s"
                        + (number + 1) % length + "'}}}")
                .collect(Collectors.joining("\n", "components:\n  schemas:\n", ""));
    }

    /** A wide schema under many others, and a reference to each of those. */
    private static String overlappingSchemas() {
        String wide = "{enum: [1], properties: {" + channels(20_000, "{}").substring(1) + "}";
        String nested = "{not: ".repeat(90) + wide + "}".repeat(90);
        String references = IntStream.range(0, 90)
                .mapToObj(depth -> "{$ref: '#/components/schemas/deep" + "/not".repeat(depth) + "'}")
                .collect(Collectors.joining(", "));
        return Documents.text2(
                "{c: {subscribe: {message: {payload: {items: [" + references + "]}}}}}",
                "components: {schemas: {deep: " + nested + "}}");
    }

    private static List<Violation> violations(String text) {
        return catchThrowableOfType(InvalidDocumentException.class, () -> AsyncApiDocument.parse(text))
                .violations();
    }
}
