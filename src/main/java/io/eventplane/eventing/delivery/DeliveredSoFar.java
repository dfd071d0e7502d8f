package io.eventplane.eventing.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription has brought since it was opened.
 *
 * @param events that are on the bus; duplicates that the bus recognised count as well
 * @param bytes of their data
 * @param deadLetters that could not become events
 * @param last when the last of either came to the bus; null when none has
 */
public record DeliveredSoFar(
        long events, long bytes, long deadLetters, @Nullable Instant last) {

    /** Nothing yet. */
    public static final DeliveredSoFar NOTHING = new DeliveredSoFar(0, 0, 0, null);

    /** So much more, at that moment. */
    public DeliveredSoFar and(long moreEvents, long moreBytes, long moreDeadLetters, Instant now) {
        return new DeliveredSoFar(events + moreEvents, bytes + moreBytes, deadLetters + moreDeadLetters, now);
    }
}
