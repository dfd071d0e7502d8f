package io.eventplane.gateway.http;

import io.eventplane.gateway.event.EventHeaders;
import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.observation.Sender;
import java.util.function.Supplier;

/**
 * A sender that was let in to change to another protocol.
 *
 * @param path the raw path of the event URL, as a problem report repeats it
 * @param headers of the request, without what is HTTP's own: those of every event of the connection
 * @param admission asks again, by what the sender presented, whether it may send
 */
public record Upgrading(Sender sender, String path, EventHeaders headers, Supplier<Admission> admission) {}
