package io.eventplane.asyncapi.payload.avro;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;
import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The compiled Avro schema of a message's payload: the writer's schema, so all of its fields are there, default or not. Thread-safe.
 *
 * <p>Data is looked at to its end, but never built. Senders are strangers: data that says it has more than {@value Steps#MOST}
 * values (an array of nothing takes no bytes), or is nested deeper than {@value Steps#DEEPEST}, is refused.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#data-serialization-and-deserialization">Avro 1.12.0, data
 *     serialization</a>
 */
public final class AvroSchema {

    private final Schema schema;

    private AvroSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Compiles a schema of a document.
     *
     * @throws UnreadableAvroException when it is none, or when a part of it is outside of the document
     */
    public static AvroSchema read(Located schema, References references) throws UnreadableAvroException {
        JsonNode copy = new AvroCopy(references).of(schema);
        try {
            return new AvroSchema(new Schema.Parser().setValidateDefaults(false).parse(text(copy)));
        } catch (RuntimeException e) {
            // Not only Avro's own: where something is of the wrong kind, its parser trips over it.
            throw new UnreadableAvroException("Avro's parser says: " + e.getMessage());
        }
    }

    /** What is wrong with data in the binary encoding: none, or the first thing, behind which nothing can be read. */
    public List<Violation> violations(byte[] binary) {
        return BinaryData.violations(schema, binary);
    }

    /** What is wrong with data in the JSON encoding: none when nothing is, at most 20. */
    public List<Violation> violations(JsonNode json) {
        return JsonData.violations(schema, json);
    }

    /** Some documents have the schema as a text. */
    private static String text(JsonNode copy) {
        String text = copy.asString("");
        return text.startsWith("{") || text.startsWith("[")
                ? text
                : JsonMapper.shared().writeValueAsString(copy);
    }
}
