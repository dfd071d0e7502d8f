package io.eventplane.report;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a reporter stands to one definition.
 *
 * @param generation of the definition that this is about; at least 0
 * @param since when that became so, by the reporter's clock: for people, nothing is decided by it
 * @param protocols names of those that its events are taken over; none unless it is open, and none of an eventing system
 * @param message for people, what is wrong and what to do; cut off at {@value #LONGEST_MESSAGE} characters; null when nothing is wrong
 */
public record ReportedDefinition(
        String definitionId,
        long generation,
        RolloutState state,
        Instant since,
        List<String> protocols,
        @Nullable String message) {

    /** In characters. */
    public static final int LONGEST_MESSAGE = 1000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    /** What no database may have to store: control characters, and halves of characters. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private static final int MOST_PROTOCOLS = 20;

    public ReportedDefinition {
        if (!ID.matcher(definitionId).matches()) {
            throw new IllegalArgumentException("a definition's id must match " + ID);
        }
        if (generation < 0) {
            throw new IllegalArgumentException("generation must be at least 0, was " + generation);
        }
        if (since.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("since must not be before 1970");
        }
        if (protocols.size() > MOST_PROTOCOLS) {
            throw new IllegalArgumentException("a definition has at most " + MOST_PROTOCOLS + " protocols");
        }
        protocols = List.copyOf(protocols);
        message = message == null ? null : cut(UNPRINTABLE.matcher(message).replaceAll(" "));
    }

    /** Whether only the time may differ. */
    boolean saysTheSame(ReportedDefinition other) {
        return equals(new ReportedDefinition(
                other.definitionId, other.generation, other.state, since, other.protocols, other.message));
    }

    /** Never between the two halves of a character. */
    private static String cut(String message) {
        if (message.length() <= LONGEST_MESSAGE) {
            return message;
        }
        int end = Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 2))
                ? LONGEST_MESSAGE - 2
                : LONGEST_MESSAGE - 1;
        return message.substring(0, end) + "…";
    }
}
