package io.eventplane.gateway.http;

import io.eventplane.event.EventHeaders;
import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.observation.Sender;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A sender that was let in to change to another protocol.
 *
 * @param path the raw path of the event URL, as a problem report repeats it
 * @param headers of the request, without what is HTTP's own: those of every event of the connection
 * @param admission asks again, by what the sender presented, whether it may send
 * @param expires when that stops being good by itself
 */
public record Upgrading(
        Sender sender, String path, EventHeaders headers, Supplier<Admission> admission, Optional<Instant> expires) {

    /** Whether what the sender presented was good only until before that moment. */
    public boolean hasExpired(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }
}
