package io.eventplane.asyncapi.check;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.payload.PayloadSchema;
import io.eventplane.asyncapi.payload.PayloadSchemas;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.verdict.Rule;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonPointer;

/** Payload schemas under a wrong label, and examples that are none. */
final class MessageWarnings {

    /** Of all messages; more would take more time than they are worth. */
    private static final int EXAMPLES = 100;

    private static final long STEPS_PER_EXAMPLE = 100_000;

    private final Reading reading;
    private final Function<Message, Optional<PayloadSchema>> schemas;
    private final Function<Message, Optional<String>> unvalidated;
    private final Set<JsonPointer> seen = new HashSet<>();
    private int examples;

    MessageWarnings(
            Reading reading,
            Function<Message, Optional<PayloadSchema>> schemas,
            Function<Message, Optional<String>> unvalidated) {
        this.unvalidated = unvalidated;
        this.reading = reading;
        this.schemas = schemas;
    }

    void find(List<Channel> channels) {
        channels.stream()
                .flatMap(channel -> channel.messages().stream())
                .forEach(message -> message.payload().filter(seen::add).ifPresent(payload -> look(message, payload)));
    }

    private void look(Message message, JsonPointer payload) {
        Located schema = at(payload);
        if (message.schemaFormat().isPresent()) {
            unvalidated.apply(message).ifPresent(reason -> warn(message, schema, reason));
        }
        schemas.apply(message).ifPresent(rule -> lookAtExamples(owner(schema, payload), rule));
    }

    private void warn(Message message, Located schema, String reason) {
        if (!PayloadSchemas.isJsonSchema(message) && schema.node().has("properties")) {
            String format = message.schemaFormat().orElse("another");
            reading.note(
                    Rule.VALUE,
                    schema,
                    "looks like JSON Schema, but its schemaFormat is " + format + ": it is not validated");
        } else if (!isOutside(schema)) {
            reading.note(Rule.VALUE, schema, "payloads are not validated: " + reason);
        }
    }

    /** A reference out of the document is told of as unresolved. */
    private boolean isOutside(Located schema) {
        return References.isReference(schema.node()) && reading.resolved(schema).isEmpty();
    }

    private Located owner(Located schema, JsonPointer payload) {
        JsonPointer parent = payload.head();
        boolean multiFormat = schema.name().equals("schema") && parent.last() != null;
        return at(multiFormat ? parent.head() : parent);
    }

    private void lookAtExamples(Located message, PayloadSchema rule) {
        for (Located example : reading.items(message, "examples")) {
            Optional<Located> payload = Reading.present(example, "payload");
            if (payload.isPresent() && examples++ < EXAMPLES) {
                rule.validate(payload.get().node(), STEPS_PER_EXAMPLE).forEach(wrong -> note(payload.get(), wrong));
            }
        }
    }

    private void note(Located example, Violation wrong) {
        String message = "the example is not what the schema says: " + wrong.rule() + ": " + wrong.message();
        reading.findings()
                .add(new Violation(example.location().pointer() + wrong.pointer(), Rule.EXAMPLE.toString(), message));
    }

    private Located at(JsonPointer pointer) {
        return reading.at(pointer);
    }
}
