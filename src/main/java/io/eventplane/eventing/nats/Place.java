package io.eventplane.eventing.nats;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The address of one subscription, and its place among those that share the connection there. */
record Place(NatsConnections connections, NatsAddress address) {

    private static final Duration LONGEST_DIALING = Duration.ofSeconds(4);

    void enter(Guest guest) {
        connections.enter(address, guest);
    }

    /** Gives up the connection where nobody else has it. */
    void leave(Guest guest) {
        connections.leave(address, guest);
    }

    /** Does something there once more, on a connection for that alone; in vain when there is none to be had. Blocks for a few seconds. */
    void once(Consumer<NatsLine> deed) {
        try {
            var line = connections.dialing().dialWithin(LONGEST_DIALING, address);
            try {
                deed.accept(line);
            } finally {
                line.close();
            }
        } catch (ExecutionException | RejectedExecutionException unreachable) {
            // What the server keeps then, it keeps.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
