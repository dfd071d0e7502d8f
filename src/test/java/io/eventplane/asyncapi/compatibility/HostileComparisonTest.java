package io.eventplane.asyncapi.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.compatibility.CompatibilityReport.Verdict;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What costs too much ends, and is undecided. */
class HostileComparisonTest {

    /** Far more than it takes, on any machine, and far less than without a budget. */
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of("choices that multiply", choices("number"), choices("integer")),
                Arguments.of("185 parts", parts("number"), parts("integer")),
                Arguments.of("a tangle of references", tangle("number"), tangle("integer")),
                Arguments.of("nested choices", nested("number"), nested("integer")),
                Arguments.of("10,000 channels", channels("number"), channels("integer")),
                Arguments.of("1,000 messages under other names", messages("a"), messages("b")),
                Arguments.of("10,000 operations with 5,000 messages", operations("number"), operations("integer")),
                Arguments.of("long enumerations", enumerated("a"), enumerated("b")),
                Arguments.of("alternatives in another order", alternatives(1), alternatives(2)),
                Arguments.of("properties by many patterns", patterns("number"), patterns("integer")),
                Arguments.of("properties that a condition mentions", conditions("number"), conditions("integer")),
                Arguments.of("differences that rise from the depth", deep("number"), deep("integer")),
                Arguments.of("a parameter with many values on all channels", parameters("a"), parameters("b")),
                Arguments.of("a pattern that explodes", pattern("enum: [%s]"), pattern("pattern: '^(a+)+$'")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void ends_in_time_and_never_as_compatible(String what, String before, String after) {
        AsyncApiDocument old = AsyncApiDocument.parse(before);
        AsyncApiDocument next = AsyncApiDocument.parse(after);

        // Of this thread: what else runs on the machine is no part of it.
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        CompatibilityReport report = CompatibilityCheck.compare(old, next, CompatibilityMode.FULL);

        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(IN_TIME);
        assertThat(report.verdict()).isNotEqualTo(Verdict.COMPATIBLE);
        assertThat(report.findings()).hasSizeLessThanOrEqualTo(CompatibilityReport.MOST_FINDINGS);
    }

    private static String choices(String type) {
        return schemas(IntStream.range(0, 40)
                .mapToObj(i -> "{anyOf: [{properties: {p%1$d: {type: %2$s}}}, {properties: {q%1$d: {type: %2$s}}}]}"
                        .formatted(i, type))
                .collect(Collectors.joining(", ", "{allOf: [", "]}")));
    }

    private static String parts(String type) {
        return schemas(IntStream.range(0, 185)
                .mapToObj(i ->
                        "{type: object, properties: {p%d: {oneOf: [{type: %s}, {type: string}]}}}".formatted(i, type))
                .collect(Collectors.joining(", ", "{allOf: [", "]}")));
    }

    private static String tangle(String type) {
        Function<Integer, String> schema = i -> IntStream.range(0, 20)
                .mapToObj(j -> "p%d: {$ref: '#/components/schemas/S%d'}".formatted(j, (i * 7 + j * 3 + 1) % 60))
                .collect(Collectors.joining(", ", "    S" + i + ": {type: object, properties: {", "}}"));
        String all = IntStream.range(0, 60).mapToObj(schema::apply).collect(Collectors.joining("\n"));
        return document("{$ref: '#/components/schemas/S0'}")
                + "components:\n  schemas:\n"
                + all.replaceFirst("p0: \\{.*?}", "p0: {type: " + type + "}") + "\n";
    }

    private static String nested(String type) {
        String schema = "{type: " + type + "}";
        for (int depth = 0; depth < 25; depth++) {
            schema = "{anyOf: [{type: object, properties: {a: %1$s}}, {type: array, items: {type: string}}]}"
                    .formatted(schema);
        }
        return schemas(schema);
    }

    private static String channels(String type) {
        String channels = IntStream.range(0, 10_000)
                .mapToObj(
                        i -> "  c%1$d: {subscribe: {message: {payload: {type: object, properties: {a: {type: %2$s}}}}}}"
                                .formatted(i, type))
                .collect(Collectors.joining("\n"));
        return "asyncapi: 2.6.0\ninfo: {title: T, version: 1.0.0}\nchannels:\n" + channels + "\n";
    }

    private static String messages(String prefix) {
        String messages = IntStream.range(0, 1_000)
                .mapToObj(i -> "       - {messageId: %1$s%2$d, payload: {const: %1$s%2$d}}".formatted(prefix, i))
                .collect(Collectors.joining("\n"));
        return "asyncapi: 2.6.0\ninfo: {title: T, version: 1.0.0}\nchannels:\n  c:\n    subscribe:\n      message:\n       oneOf:\n"
                + messages + "\n";
    }

    private static String operations(String type) {
        String messages = numbered(5_000, "      m%d: {payload: {type: " + type + "}}", "\n");
        String operations = numbered(10_000, "  o%d: {action: receive, channel: {$ref: '#/channels/c'}}", "\n");
        return "asyncapi: 3.0.0\ninfo: {title: T, version: 1.0.0}\nchannels:\n  c:\n    messages:\n" + messages
                + "\noperations:\n" + operations + "\n";
    }

    private static String enumerated(String prefix) {
        return schemas("{enum: [" + numbered(50_000, "'" + prefix + "%d'", ", ") + "]}");
    }

    private static String alternatives(int step) {
        return schemas("{anyOf: [" + numbered(4_000, "{const: %d, maximum: " + step + "}", ", ") + "]}");
    }

    private static String patterns(String type) {
        return schemas("{type: object, properties: {" + numbered(2_000, "p%d: {type: string}", ", ")
                + "}, patternProperties: {" + numbered(2_000, "'^(a|b|c)*[d-f]{2,9}%d$': {type: " + type + "}", ", ")
                + "}}");
    }

    private static String conditions(String type) {
        return schemas("{type: object, if: {}, then: {properties: {"
                        + numbered(20_000, "q%d: {type: " + type + "}", ", ") + "}}, properties: {"
                        + numbered(20_000, "p%d: {type: " + type + "}", ", ") + "}}")
                .replace("properties: {p", "x-" + type + ": 1, properties: {" + type + "p");
    }

    private static String deep(String type) {
        return schemas("{type: object, properties: {a: ".repeat(80) + "{type: object, properties: {"
                + numbered(20_000, "p%d: {type: " + type + "}", ", ") + "}}" + "}}".repeat(80));
    }

    private static String parameters(String prefix) {
        return "asyncapi: 2.6.0\ninfo: {title: T, version: 1.0.0}\nchannels:\n"
                + numbered(
                        5_000, "  c%d/{p}: {parameters: {p: {$ref: '#/components/parameters/p'}}, subscribe: {}}", "\n")
                + "\ncomponents: {parameters: {p: {schema: {enum: [" + numbered(50_000, prefix + "%d", ", ")
                + "]}}}}\n";
    }

    private static String numbered(int count, String each, String between) {
        return IntStream.range(0, count)
                .mapToObj(number -> each.replace("%d", Integer.toString(number)))
                .collect(Collectors.joining(between));
    }

    private static String pattern(String keyword) {
        return schemas("{type: string, " + keyword.formatted("a".repeat(60) + "b") + "}");
    }

    private static String schemas(String payload) {
        return document(payload);
    }

    private static String document(String payload) {
        return "asyncapi: 2.6.0\ninfo: {title: T, version: 1.0.0}\nchannels:\n  c: {subscribe: {message: {payload: "
                + payload + "}}}\n";
    }
}
