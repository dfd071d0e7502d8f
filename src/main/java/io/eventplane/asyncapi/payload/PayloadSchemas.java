package io.eventplane.asyncapi.payload;

import com.networknt.schema.SchemaException;
import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.payload.avro.AvroSchema;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.Findings;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** The compiled schemas of payloads and headers of one document, by the pointers its messages have to them. */
public final class PayloadSchemas {

    /** One schema may be meant in several languages, by messages that label it differently. */
    private final Map<SchemaLanguage, Map<JsonPointer, PayloadSchema>> json = new EnumMap<>(SchemaLanguage.class);

    private final Map<List<JsonPointer>, HeaderSchema> headers = new HashMap<>();
    private final AvroSchemas avro;
    private final Reading reading;

    private PayloadSchemas(Reading reading) {
        this.reading = reading;
        this.avro = new AvroSchemas(reading);
    }

    /** Compiles what the publishable channels need; notes in {@code reading} what does not compile. */
    public static PayloadSchemas compile(Reading reading, List<Channel> channels) {
        List<Message> messages = channels.stream()
                .flatMap(channel -> channel.messages().stream())
                .distinct()
                .toList();
        PayloadSchemas schemas = new PayloadSchemas(reading);
        for (SchemaLanguage language : SchemaLanguage.values()) {
            schemas.compile(language, messages);
        }
        schemas.headers.putAll(HeaderSchemas.compile(reading, messages));
        return schemas;
    }

    /** Whether the schema of a message's payloads says that it is JSON Schema. */
    public static boolean isJsonSchema(Message message) {
        return SchemaLanguage.of(message).isJsonSchema();
    }

    /** The JSON Schema of a message's payloads; empty when there is none that can be checked. */
    public Optional<PayloadSchema> of(Message message) {
        Map<JsonPointer, PayloadSchema> compiled = json.getOrDefault(SchemaLanguage.of(message), Map.of());
        return message.payload().map(compiled::get);
    }

    /** The Avro schema of a message's payloads; empty when there is none that can be checked. */
    public Optional<AvroSchema> avroOf(Message message) {
        return SchemaLanguage.of(message) == SchemaLanguage.AVRO
                ? message.payload().flatMap(avro::at)
                : Optional.empty();
    }

    /** The headers that a message declares; empty when it declares none. */
    public Optional<HeaderSchema> headersOf(Message message) {
        return Optional.ofNullable(headers.get(message.headers()));
    }

    /** Why payloads of a message are not held against a schema; empty when they are. */
    public Optional<String> unvalidated(Message message) {
        if (message.payload().isEmpty()) {
            return Optional.of("the document has no schema for it");
        }
        return switch (SchemaLanguage.of(message)) {
            case DRAFT_07, DRAFT_06, DRAFT_04, OPENAPI_3_0 ->
                of(message).map(schema -> misfit(schema, message.contentType())).orElse(openEnded());
            case AVRO ->
                avroOf(message)
                        .map(schema -> misfit(message.contentType()))
                        .orElse(message.payload().flatMap(avro::unreadable));
            case OTHER -> message.schemaFormat().map(format -> "schemas in " + format + " are not understood here");
        };
    }

    private static Optional<String> openEnded() {
        return Optional.of("its schema refers to what is not in this document");
    }

    private static Optional<String> misfit(PayloadSchema schema, String contentType) {
        return switch (PayloadEncoding.of(contentType)) {
            case JSON -> Optional.empty();
            case TEXT ->
                schema.isOfText() ? Optional.empty() : Optional.of("plain text is no value that its schema is about");
            case AVRO_BINARY, OTHER -> Optional.of(contentType + " is not JSON, which its schema is about");
        };
    }

    private static Optional<String> misfit(String contentType) {
        return switch (PayloadEncoding.of(contentType)) {
            case JSON, AVRO_BINARY -> Optional.empty();
            case TEXT, OTHER -> Optional.of(contentType + " is no encoding of Avro");
        };
    }

    private void compile(SchemaLanguage language, List<Message> messages) {
        List<Message> those = messages.stream()
                .filter(message -> SchemaLanguage.of(message) == language)
                .toList();
        switch (language) {
            case DRAFT_07, DRAFT_06, DRAFT_04, OPENAPI_3_0 -> compile(new SchemaBundle(reading, language), those);
            case AVRO -> those.forEach(message -> message.payload().ifPresent(avro::add));
            case OTHER -> {}
        }
    }

    private void compile(SchemaBundle bundle, List<Message> messages) {
        Map<JsonPointer, Integer> payloads = new HashMap<>();
        messages.stream()
                .flatMap(message -> message.payload().stream())
                .forEach(payload -> bundle.add(bundle.at(payload)).ifPresent(number -> payloads.put(payload, number)));
        bundle.complete();
        payloads.values().removeAll(bundle.openEnded());
        compile(bundle, payloads);
    }

    private void compile(SchemaBundle bundle, Map<JsonPointer, Integer> payloads) {
        Findings findings = reading.findings();
        SchemaCheck.check(bundle, findings);
        findings.throwIfAny();
        try {
            BundledSchemas schemas = new BundledSchemas(bundle);
            Map<JsonPointer, PayloadSchema> compiled = new HashMap<>();
            payloads.forEach((pointer, number) -> compiled.put(pointer, PayloadSchema.of(bundle, schemas, number)));
            schemas.letGo();
            json.put(bundle.language(), compiled);
        } catch (SchemaException e) {
            findings.add(Rule.SCHEMA, Location.ROOT, "the payload schemas do not compile: " + e.getMessage());
        } catch (StackOverflowError e) {
            // The validator follows references by recursion; real schemas are a few dozen links deep.
            findings.add(Rule.LIMIT, Location.ROOT, "the payload schemas refer to each other in too long a chain");
        }
    }
}
