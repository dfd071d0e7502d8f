package io.eventplane.channel;

import io.cloudevents.CloudEvent;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.event.Content;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.MediaType;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.eventplane.replica.PayloadValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message of a channel: what its events hold.
 *
 * @param contentType what the payload has to be; empty takes anything
 * @param payload what the data is held against
 * @param headers what the event's headers are held against; empty when the message declares none
 * @param validation what becomes of an event that is not what this message says
 * @param properties what every event of this message carries on the bus beside its attributes
 */
public record OpenMessage(
        String name,
        Optional<MediaType> contentType,
        PayloadCheck payload,
        Optional<HeaderCheck> headers,
        PayloadValidation validation,
        Map<String, String> properties) {

    /**
     * What an event's data turned out to be.
     *
     * @param type the media type of the data: the sender's, else the message's; null when nobody named one or there is no data
     * @param violations what is wrong with it
     */
    public record Checked(@Nullable MediaType type, List<Violation> violations) {}

    /**
     * Holds an event's data against this message.
     *
     * @throws RefusedException where validation is enforced, for {@code UNSUPPORTED_MEDIA_TYPE} or {@code MALFORMED_EVENT}
     */
    public Checked check(Content content) {
        var sent = content.type();
        var type = sent == null ? contentType.orElse(null) : sent;
        var violations = switch (validation) {
            case ENFORCE -> violations(content, type);
            case WARN -> violationsOrFaults(content, type);
            case OFF -> List.<Violation>of();
        };
        return new Checked(content.data() == null ? sent : type, violations);
    }

    /**
     * Holds an event against this message that is complete, its data checked.
     *
     * @return what is wrong with data and headers; nothing when validation is off
     * @throws RefusedException for {@code INVALID_PAYLOAD} where validation is enforced
     */
    public List<Violation> check(CloudEvent event, EventHeaders sent, Checked data) {
        var violations = headers.isEmpty() || validation == PayloadValidation.OFF
                ? data.violations()
                : with(data.violations(), headers.get().violations(sent, event));
        if (!violations.isEmpty() && validation == PayloadValidation.ENFORCE) {
            throw invalid(violations);
        }
        return violations;
    }

    /** Puts what of the headers this message declares among the properties that an event carries on the bus. */
    void carry(EventHeaders sent, Map<String, String> all) {
        headers.ifPresent(declared -> declared.carry(sent, all));
    }

    /**
     * Whether data could be of this message; a message without schema takes anything of its content type.
     *
     * @param content read already if it is JSON
     * @param among how many messages are tried, which share the steps that one validation may take
     */
    boolean takes(Content content, int among) {
        var sent = content.type();
        boolean typed = contentType
                .filter(expected -> sent == null ? !expected.isJson() : !payload.isTaken(sent, expected))
                .isEmpty();
        return typed && payload.accepts(content, sent, among);
    }

    private List<Violation> violations(Content content, @Nullable MediaType type) {
        var sent = content.type();
        if (sent != null) {
            requireTaken(sent);
        }
        return type == null ? List.of() : under(content.pointer(), payload.violations(content, type));
    }

    /** What would have been refused for another reason is a violation, too. */
    private List<Violation> violationsOrFaults(Content content, @Nullable MediaType type) {
        try {
            return violations(content, type);
        } catch (RefusedException e) {
            var refusal = e.refusal();
            return refusal.violations().isEmpty()
                    ? List.of(new Violation(content.pointer(), refusal.reason().code(), refusal.detail()))
                    : refusal.violations();
        }
    }

    private void requireTaken(MediaType sent) {
        contentType.filter(expected -> !payload.isTaken(sent, expected)).ifPresent(expected -> {
            throw unsupported(sent, expected);
        });
    }

    private static List<Violation> under(String pointer, List<Violation> violations) {
        return pointer.isEmpty()
                ? violations
                : violations.stream()
                        .map(v -> new Violation(pointer + v.pointer(), v.rule(), v.message()))
                        .toList();
    }

    private static List<Violation> with(List<Violation> some, List<Violation> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        List<Violation> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private RefusedException invalid(List<Violation> violations) {
        return new RefusedException(Refusal.of(
                Reason.INVALID_PAYLOAD,
                "The event is not what message " + name + " says: see the violations.",
                violations));
    }

    private RefusedException unsupported(MediaType sent, MediaType expected) {
        return new RefusedException(Refusal.insteadOf(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "Message " + name + " is " + expected.essence() + ", the event's data is " + sent.essence() + ".",
                List.of(expected.essence())));
    }
}
