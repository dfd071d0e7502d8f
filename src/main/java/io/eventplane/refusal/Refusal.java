package io.eventplane.refusal;

import io.eventplane.asyncapi.verdict.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One refusal, and what the sender can do about it.
 *
 * @param detail what is wrong, with which thing, and what to do; holds no secret
 * @param violations the single faults, in the order they were found; empty where the reason says it all. Pointers lead into
 *     what was sent: {@code /0/data/lumens} in a batch, {@code /data/lumens} in a structured event, {@code /lumens} in a
 *     payload of its own, {@code ce-source} for a header
 * @param alternatives what would have been taken: media types, channels, protocols, message names or authentication schemes, depending on
 *     the reason; may be empty
 * @param retryAfter how soon the same event, sent again, may be taken; empty when the refusal is final
 */
public record Refusal(
        Reason reason,
        String detail,
        List<Violation> violations,
        List<String> alternatives,
        Optional<Duration> retryAfter) {

    private static final long NANOS_ROUNDED_UP = 999_999_999;

    public Refusal {
        violations = List.copyOf(violations);
        alternatives = List.copyOf(alternatives);
    }

    /** A refusal whose detail says it all. */
    public static Refusal of(Reason reason, String detail) {
        return new Refusal(reason, detail, List.of(), List.of(), Optional.empty());
    }

    /** A refusal with the single faults. */
    public static Refusal of(Reason reason, String detail, List<Violation> violations) {
        return new Refusal(reason, detail, violations, List.of(), Optional.empty());
    }

    /** A refusal that names what would have been taken. */
    public static Refusal insteadOf(Reason reason, String detail, List<String> alternatives) {
        return new Refusal(reason, detail, List.of(), alternatives, Optional.empty());
    }

    /** A refusal for now: the same event may be taken later. */
    public static Refusal later(Reason reason, String detail, Duration wait) {
        return new Refusal(reason, detail, List.of(), List.of(), Optional.of(wait));
    }

    /** Whether the same event may be taken later. */
    public boolean isTemporary() {
        return retryAfter.isPresent();
    }

    /** {@link #retryAfter} in whole seconds, rounded up and at least 1: who comes too early comes for nothing. */
    public Optional<Long> retryAfterSeconds() {
        return retryAfter.map(
                wait -> Math.max(1, wait.plusNanos(NANOS_ROUNDED_UP).toSeconds()));
    }
}
