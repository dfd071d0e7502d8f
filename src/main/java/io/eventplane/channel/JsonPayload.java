package io.eventplane.channel;

import io.eventplane.asyncapi.payload.PayloadEncoding;
import io.eventplane.asyncapi.payload.PayloadSchema;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.event.Content;
import io.eventplane.event.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON, and plain text where the schema is about a string, a number or a truth value; anything else is not looked at. */
record JsonPayload(PayloadSchema schema) implements PayloadCheck {

    @Override
    public List<Violation> violations(Content content, MediaType type) {
        return switch (PayloadEncoding.ofEssence(type.essence())) {
            case JSON -> content.data() == null ? missing() : schema.validate(content.json(type));
            case TEXT -> schema.isOfText() ? schema.validate(schema.ofText(content.text(type))) : List.of();
            case AVRO_BINARY, OTHER -> List.of();
        };
    }

    @Override
    public boolean accepts(Content content, @Nullable MediaType type, int among) {
        var data = content.parsed();
        return data == null || schema.accepts(data, among);
    }

    static List<Violation> missing() {
        return List.of(new Violation("", "required", "the event has no data, and the message's schema asks for some"));
    }
}
