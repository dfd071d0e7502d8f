package io.eventplane.asyncapi.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SchemaTextTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @ParameterizedTest
    @ValueSource(
            strings = {"5", "0", "-7", "5.0", "0.01", "5E+2", "1E+400", "1E-400", "123456789012345678901234567890"})
    void a_decimal_stays_a_decimal_and_is_spelt_as_before(String number) {
        JsonNode read = roundTrip(NODES.numberNode(new BigDecimal(number)));

        assertThat(read.isBigDecimal()).isTrue();
        assertThat(read.asString()).isEqualTo(new BigDecimal(number).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "0", "-7", "2147483648", "123456789012345678901234567890"})
    void a_whole_number_stays_one(String number) {
        JsonNode read = roundTrip(NODES.numberNode(new BigInteger(number)));

        assertThat(read.isIntegralNumber()).isTrue();
        assertThat(read.bigIntegerValue()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "ä ⚡ 😀", "\"\\/\b\f\n\r\t", "\u0000", "\ud800"})
    void names_and_texts_stay_what_they_are(String text) {
        JsonNode read = roundTrip(NODES.stringNode(text));

        assertThat(read.stringValue()).isEqualTo(text);
    }

    private static JsonNode roundTrip(JsonNode value) {
        ObjectNode tree = NODES.objectNode();
        tree.putObject("maximum").set("maximum", value);
        tree.putArray("enum").add(value).addNull().add(true);
        JsonNode read = SchemaText.of(tree).tree();
        assertThat(read.path("enum").path(1).isNull()).isTrue();
        assertThat(read.path("enum").path(0)).isEqualTo(read.path("maximum").path("maximum"));
        return read.path("maximum").path("maximum");
    }
}
