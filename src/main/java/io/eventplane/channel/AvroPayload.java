package io.eventplane.channel;

import io.eventplane.asyncapi.payload.PayloadEncoding;
import io.eventplane.asyncapi.payload.avro.AvroSchema;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.event.Content;
import io.eventplane.event.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Avro, in whichever of its two encodings the sender likes; the type of the data says which it is. */
record AvroPayload(AvroSchema schema) implements PayloadCheck {

    @Override
    public List<Violation> violations(Content content, MediaType type) {
        return switch (PayloadEncoding.ofEssence(type.essence())) {
            case JSON -> content.data() == null ? JsonPayload.missing() : schema.violations(content.json(type));
            case AVRO_BINARY -> schema.violations(content.bytes());
            case TEXT, OTHER -> List.of();
        };
    }

    @Override
    public boolean accepts(Content content, @Nullable MediaType type, int among) {
        var json = content.parsed();
        if (json != null) {
            return schema.violations(json).isEmpty();
        }
        return type == null || violations(content, type).isEmpty();
    }

    @Override
    public boolean isTaken(MediaType sent, MediaType expected) {
        return (isEncoding(sent) && isEncoding(expected)) || PayloadCheck.super.isTaken(sent, expected);
    }

    private static boolean isEncoding(MediaType type) {
        return switch (PayloadEncoding.ofEssence(type.essence())) {
            case JSON, AVRO_BINARY -> true;
            case TEXT, OTHER -> false;
        };
    }
}
