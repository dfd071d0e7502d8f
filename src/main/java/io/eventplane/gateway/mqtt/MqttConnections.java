package io.eventplane.gateway.mqtt;

import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of one event loop. A look at all of them every second costs less than timers for each. For that loop alone. */
final class MqttConnections {

    private final MqttLimits limits;
    private final AtomicInteger everywhere;
    private final Reception reception;
    private final Set<MqttConnection> open = new HashSet<>();

    /**
     * None yet.
     *
     * @param everywhere how many there are on all loops
     */
    MqttConnections(MqttLimits limits, AtomicInteger everywhere, Reception reception) {
        this.limits = limits;
        this.everywhere = everywhere;
        this.reception = reception;
    }

    /** One more; it is closed at once when there are too many. */
    void opened(NetSocketInternal opened) {
        var socket = new MqttSocket(opened);
        var connection = new MqttConnection(socket, limits, reception);
        open.add(connection);
        opened.messageHandler(connection::receive)
                .eventHandler(ReferenceCountUtil::release)
                .closeHandler(nothing -> closed(connection))
                .drainHandler(nothing -> connection.drained());
        if (everywhere.incrementAndGet() > limits.connections()) {
            socket.close();
        }
    }

    /** Cuts what takes too long. */
    void sweep() {
        long now = System.nanoTime();
        List.copyOf(open).forEach(connection -> connection.sweep(now));
        reception.sessions().sweep(now);
    }

    void shutDown() {
        List.copyOf(open).forEach(MqttConnection::shutDown);
    }

    private void closed(MqttConnection connection) {
        open.remove(connection);
        everywhere.decrementAndGet();
        connection.closed();
    }
}
