package io.eventplane.gateway.refusal;

import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;

/**
 * One refusal, and what the sender can do about it.
 *
 * @param detail what is wrong, with which thing, and what to do; holds no secret
 * @param violations the single faults, in the order they were found; empty where the reason says it all. Pointers lead into
 *     what was sent: {@code /0/data/lumens} in a batch, {@code /data/lumens} in a structured event, {@code /lumens} in a
 *     payload of its own, {@code ce-source} for a header
 * @param alternatives what would have been taken: media types, channels, protocols, message names or authentication schemes, depending on
 *     the reason; may be empty
 */
public record Refusal(Reason reason, String detail, List<Violation> violations, List<String> alternatives) {

    public Refusal {
        violations = List.copyOf(violations);
        alternatives = List.copyOf(alternatives);
    }

    /** A refusal whose detail says it all. */
    public static Refusal of(Reason reason, String detail) {
        return new Refusal(reason, detail, List.of(), List.of());
    }

    /** A refusal with the single faults. */
    public static Refusal of(Reason reason, String detail, List<Violation> violations) {
        return new Refusal(reason, detail, violations, List.of());
    }

    /** A refusal that names what would have been taken. */
    public static Refusal insteadOf(Reason reason, String detail, List<String> alternatives) {
        return new Refusal(reason, detail, List.of(), alternatives);
    }
}
