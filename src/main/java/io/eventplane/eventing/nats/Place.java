package io.eventplane.eventing.nats;

import io.eventplane.token.ClientTokenException;
import java.io.IOException;
import java.util.function.Consumer;

/** The address of one subscription, and its place among those that share the connection there. */
record Place(NatsConnections connections, NatsAddress address) {

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
            var line = connections.dialing().dial(address, reason -> {});
            try {
                deed.accept(line);
            } finally {
                line.close();
            }
        } catch (IOException | ClientTokenException unreachable) {
            // What the server keeps then, it keeps.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
