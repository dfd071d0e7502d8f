package io.eventplane.gateway.channel;

import io.eventplane.asyncapi.payload.PayloadSchema;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.gateway.event.Content;
import io.eventplane.gateway.event.MediaType;
import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.gateway.refusal.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message of a channel: what its events hold.
 *
 * @param contentType what the payload has to be; empty takes anything
 * @param schema what a JSON payload is held against; empty when the document has none that can be checked
 * @param properties what every event of this message carries on the bus beside its attributes
 */
public record OpenMessage(
        String name, Optional<MediaType> contentType, Optional<PayloadSchema> schema, Map<String, String> properties) {

    /**
     * Holds an event's data against this message.
     *
     * @return the media type of the data: the sender's, else the message's; null when nobody named one or there is no data
     * @throws RefusedException for {@code UNSUPPORTED_MEDIA_TYPE}, {@code MALFORMED_EVENT} or {@code INVALID_PAYLOAD}
     */
    public @Nullable MediaType check(Content content) {
        var sent = content.type();
        if (sent != null) {
            requireTaken(sent);
        }
        var type = sent == null ? contentType.orElse(null) : sent;
        if (type != null && type.isJson()) {
            schema.ifPresent(rule -> validate(rule, content, type));
        }
        return content.data() == null ? sent : type;
    }

    /**
     * Whether data could be of this message; a message without schema takes anything of its content type.
     *
     * @param sent what the sender says the data is; null when it does not say
     * @param among how many messages are tried, which share the steps that one validation may take
     */
    boolean takes(@Nullable MediaType sent, JsonNode data, int among) {
        boolean typed = contentType
                .filter(expected -> sent == null ? !expected.isJson() : !isTaken(sent, expected))
                .isEmpty();
        return typed && schema.map(rule -> rule.accepts(data, among)).orElse(true);
    }

    private void requireTaken(MediaType sent) {
        contentType.filter(expected -> !isTaken(sent, expected)).ifPresent(expected -> {
            throw unsupported(sent, expected);
        });
    }

    /** JSON is JSON: {@code application/json} for a message of {@code application/vnd.lamp+json} breaks nothing. */
    private static boolean isTaken(MediaType sent, MediaType expected) {
        return expected.isJson() ? sent.isJson() : expected.essence().equals(sent.essence());
    }

    private void validate(PayloadSchema rule, Content content, MediaType type) {
        if (content.data() == null) {
            var missing = new Violation(
                    content.pointer(), "required", "the event has no data, and the message's schema asks for some");
            throw invalid(List.of(missing));
        }
        var violations = rule.validate(content.json(type));
        if (!violations.isEmpty()) {
            throw invalid(
                    violations.stream().map(v -> under(content.pointer(), v)).toList());
        }
    }

    private static Violation under(String pointer, Violation violation) {
        return new Violation(pointer + violation.pointer(), violation.rule(), violation.message());
    }

    private RefusedException invalid(List<Violation> violations) {
        return new RefusedException(Refusal.of(
                Reason.INVALID_PAYLOAD,
                "The payload is not what message " + name + " says: see the violations.",
                violations));
    }

    private RefusedException unsupported(MediaType sent, MediaType expected) {
        return new RefusedException(Refusal.insteadOf(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "Message " + name + " is " + expected.essence() + ", the event's data is " + sent.essence() + ".",
                List.of(expected.essence())));
    }
}
