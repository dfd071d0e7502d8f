package io.eventplane.eventing;

import io.eventplane.eventing.delivery.DeliveredSoFar;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription stands at a moment.
 *
 * @param since when it came to this state
 * @param error what is wrong, for people; null when nothing is
 * @param lastError what was wrong the last time; null when nothing ever was
 * @param lastErrorAt when that was; null likewise
 */
public record SubscriptionStatus(
        SubscriptionState state,
        Instant since,
        @Nullable String error,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        DeliveredSoFar delivered) {

    static SubscriptionStatus connecting(Instant now) {
        return new SubscriptionStatus(SubscriptionState.CONNECTING, now, null, null, null, DeliveredSoFar.NOTHING);
    }

    SubscriptionStatus well(SubscriptionState other, Instant now) {
        return new SubscriptionStatus(other, other == state ? since : now, null, lastError, lastErrorAt, delivered);
    }

    SubscriptionStatus wrong(SubscriptionState other, String why, Instant now) {
        return new SubscriptionStatus(other, other == state ? since : now, why, why, now, delivered);
    }

    SubscriptionStatus with(DeliveredSoFar more) {
        return new SubscriptionStatus(state, since, error, lastError, lastErrorAt, more);
    }

    /** Whether people see a difference, beside numbers and times. */
    boolean differsFrom(SubscriptionStatus other) {
        return state != other.state || !Objects.equals(error, other.error);
    }
}
