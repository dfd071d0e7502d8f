package io.eventplane.eventing.amqp;

import io.vertx.proton.ProtonConnection;
import java.time.Instant;
import java.util.Optional;

/**
 * A connection that a broker has opened, too.
 *
 * @param renewal when what was presented is to be presented anew; empty for never
 */
record Dialled(ProtonConnection connection, Optional<Instant> renewal) {}
