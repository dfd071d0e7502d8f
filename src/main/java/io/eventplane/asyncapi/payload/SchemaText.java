package io.eventplane.asyncapi.payload;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tree of JSON as text, from which the same tree can be read: a decimal that happens to be whole stays a decimal. */
final class SchemaText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final byte[] utf8;

    private SchemaText(byte[] utf8) {
        this.utf8 = utf8;
    }

    static SchemaText of(JsonNode tree) {
        ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
        try (JsonGenerator generator = new Exact(JSON.createGenerator(utf8))) {
            JSON.writeTree(generator, tree);
        }
        return new SchemaText(utf8.toByteArray());
    }

    JsonNode tree() {
        return JSON.readTree(utf8);
    }

    /** Writes the decimal 5 as {@code 5e0}: what looks like a whole number would be read as one. */
    private static final class Exact extends JsonGeneratorDelegate {

        Exact(JsonGenerator generator) {
            super(generator, false);
        }

        @Override
        public JsonGenerator writeNumber(BigDecimal number) {
            delegate.writeNumber(number.scale() == 0 ? number.unscaledValue() + "e0" : number.toString());
            return this;
        }
    }
}
