package io.eventplane.asyncapi.payload;

import io.eventplane.asyncapi.payload.avro.AvroSchema;
import io.eventplane.asyncapi.payload.avro.UnreadableAvroException;
import io.eventplane.asyncapi.reading.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** The Avro schemas of one document. One that can't be read makes no document invalid: half of those out there live elsewhere. */
final class AvroSchemas {

    private final Reading reading;
    private final Map<JsonPointer, AvroSchema> compiled = new HashMap<>();
    private final Map<JsonPointer, String> unreadable = new HashMap<>();

    AvroSchemas(Reading reading) {
        this.reading = reading;
    }

    void add(JsonPointer pointer) {
        if (compiled.containsKey(pointer) || unreadable.containsKey(pointer)) {
            return;
        }
        try {
            compiled.put(pointer, AvroSchema.read(reading.at(pointer), reading.references()));
        } catch (UnreadableAvroException e) {
            unreadable.put(pointer, "it is no Avro schema that can be read here: " + e.reason());
        }
    }

    Optional<AvroSchema> at(JsonPointer pointer) {
        return Optional.ofNullable(compiled.get(pointer));
    }

    Optional<String> unreadable(JsonPointer pointer) {
        return Optional.ofNullable(unreadable.get(pointer));
    }
}
