package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.MqttLimits;
import io.eventplane.gateway.mqtt.socket.Gathered;
import io.eventplane.gateway.mqtt.socket.MqttSocket;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.impl.NetSocketInternal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The connections of one event loop. A look at all of them every second costs less than timers for each. For that loop alone. */
final class MqttConnections {

    private static final Logger LOG = System.getLogger(MqttConnections.class.getName());

    private final MqttLimits limits;
    private final Doorkeeper keeper;
    private final Set<MqttConnection> open = new HashSet<>();

    MqttConnections(MqttLimits limits, Doorkeeper keeper) {
        this.limits = limits;
        this.keeper = keeper;
    }

    void opened(NetSocketInternal opened, Gathered gathered) {
        var socket = new MqttSocket(opened);
        var connection = new MqttConnection(socket, gathered, limits, keeper);
        open.add(connection);
        opened.messageHandler(connection::receive)
                .eventHandler(ReferenceCountUtil::release)
                // Who breaks off is no concern of the log's.
                .exceptionHandler(failure -> LOG.log(Level.DEBUG, "a connection broke off", failure))
                .closeHandler(nothing -> closed(connection))
                .drainHandler(nothing -> connection.drained());
    }

    /** Cuts what takes too long. */
    void sweep() {
        long now = System.nanoTime();
        List.copyOf(open).forEach(connection -> connection.sweep(now));
        keeper.reception().sessions().sweep(now);
    }

    void shutDown() {
        List.copyOf(open).forEach(MqttConnection::shutDown);
    }

    private void closed(MqttConnection connection) {
        open.remove(connection);
        connection.closed();
    }
}
