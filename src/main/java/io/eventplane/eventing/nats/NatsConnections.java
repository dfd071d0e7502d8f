package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.EventingThreads;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All connections there are: one for each address that anybody has a subscription at. Thread-safe. */
final class NatsConnections {

    private final Map<NatsAddress, SharedConnection> byAddress = new HashMap<>();
    private final Dialing dialing;
    private final EventingThreads threads;

    NatsConnections(Dialing dialing, EventingThreads threads) {
        this.dialing = dialing;
        this.threads = threads;
    }

    Dialing dialing() {
        return dialing;
    }

    synchronized void enter(NatsAddress address, Guest guest) {
        byAddress
                .computeIfAbsent(address, any -> new SharedConnection(address, dialing, threads))
                .enter(guest);
    }

    void leave(NatsAddress address, Guest guest) {
        var unused = withoutGuests(address, guest);
        if (unused != null) {
            unused.end();
        }
    }

    private synchronized @Nullable SharedConnection withoutGuests(NatsAddress address, Guest guest) {
        var connection = byAddress.get(address);
        return connection != null && connection.leave(guest) ? byAddress.remove(address) : null;
    }
}
