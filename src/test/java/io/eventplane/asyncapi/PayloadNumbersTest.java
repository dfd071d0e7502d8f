package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.asyncapi.notation.DocumentFormat;
import io.eventplane.asyncapi.notation.DocumentText;
import io.eventplane.asyncapi.payload.PayloadSchema;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Numbers of every size and notation, in schemas and in payloads, are compared by their value. */
class PayloadNumbersTest {

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "1.0",
            "1.5",
            "1e2",
            "3000000000",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e19",
            "1.0E+20",
            "-1e20",
            "100000000000000000000",
            "1e400",
            "1e-400",
            "12345678901234567890.5",
            "0.1");

    private static final List<String> TYPES = List.of("integer", "number");

    /** What a comparison of value and bound comes to where the keyword allows the value. */
    private static final Map<String, IntPredicate> KEYWORDS = Map.of(
            "minimum", compared -> compared >= 0,
            "maximum", compared -> compared <= 0,
            "exclusiveMinimum", compared -> compared > 0,
            "exclusiveMaximum", compared -> compared < 0,
            "const", compared -> compared == 0);

    static Stream<Arguments> bounds() {
        return KEYWORDS.keySet().stream()
                .flatMap(keyword -> TYPES.stream()
                        .flatMap(type -> NUMBERS.stream().map(bound -> Arguments.of(keyword, type, bound))));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void bounds_are_compared_by_value(String keyword, String type, String bound) {
        PayloadSchema schema = Documents.schema("{type: %s, %s: %s}".formatted(type, keyword, plain(bound)));

        IntPredicate allows = Objects.requireNonNull(KEYWORDS.get(keyword));

        for (String value : NUMBERS) {
            BigDecimal number = new BigDecimal(value);
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            boolean expected = (whole || type.equals("number")) && allows.test(number.compareTo(new BigDecimal(bound)));

            assertThat(schema.validate(payload(value)).isEmpty())
                    .as("%s against %s", value, bound)
                    .isEqualTo(expected);
        }
    }

    static Stream<Arguments> lengths() {
        return Stream.of("maxLength", "maxItems", "maxProperties")
                .flatMap(keyword -> Stream.of("1.0", "1e1", "3000000000", "1e19", "1.0E+20", "1e400")
                        .map(most -> Arguments.of(keyword, most)));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void lengths_beyond_all_memory_allow_everything(String keyword, String most) {
        PayloadSchema schema = Documents.schema("{%s: %s}".formatted(keyword, plain(most)));

        assertThat(Stream.of("\"a\"", "[1]", "{\"a\": 1}"))
                .allSatisfy(value -> assertThat(schema.validate(payload(value))).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("minimums")
    void lengths_that_nothing_reaches_deny_everything(String keyword, String least, String value) {
        assertThat(Documents.schema("{%s: %s}".formatted(keyword, plain(least))).validate(payload(value)))
                .isNotEmpty();
    }

    @Test
    void a_length_that_is_a_fraction_beyond_64_bits_is_no_schema() {
        assertThatThrownBy(() -> Documents.schema("{maxLength: 12345678901234567890.5}"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("64 bits");
    }

    static Stream<Arguments> minimums() {
        return Stream.of("3000000000", "1e19", "1.0E+20", "1e400")
                .flatMap(least -> Stream.of(
                        Arguments.of("minLength", least, "\"a\""),
                        Arguments.of("minItems", least, "[1]"),
                        Arguments.of("minProperties", least, "{\"a\": 1}")));
    }

    /** In YAML a number with an exponent has a sign there. */
    private static String plain(String number) {
        return number.replaceFirst("[eE](?=\\d)", "e+");
    }

    /** As the gateway reads it. */
    private static JsonNode payload(String json) {
        return DocumentText.read("{\"v\": " + json + "}", DocumentFormat.JSON)
                .root()
                .path("v");
    }
}
