package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.MqttLimits;
import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.eventplane.gateway.mqtt.publish.Reception;
import io.eventplane.gateway.mqtt.socket.Gathered;
import io.eventplane.gateway.mqtt.socket.MqttSocket;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.function.Supplier;

/** One connection, from the first byte to the last. On its event loop alone. */
final class MqttConnection {

    private static final Logger LOG = System.getLogger(MqttConnection.class.getName());

    private final MqttSocket socket;
    private final Gathered gathered;
    private final MqttLimits limits;
    private final Reception reception;
    private Phase phase;

    MqttConnection(MqttSocket socket, Gathered gathered, MqttLimits limits, Doorkeeper keeper) {
        this.socket = socket;
        this.gathered = gathered;
        this.limits = limits;
        this.reception = keeper.reception();
        this.phase = new Greeting(new Door(socket, limits, keeper, this::goOn));
    }

    /** Takes what came off the socket: a packet, or what was to be one. */
    void receive(Object message) {
        gathered.whole(message);
        try {
            turn(() -> message instanceof MqttMessage packet ? next(packet) : broken(ProtocolFault.noPacket()));
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** Who is gone meanwhile is not gone on with. */
    private void goOn(Phase from, Supplier<Phase> next) {
        if (phase == from) {
            turn(next);
        }
    }

    private void turn(Supplier<Phase> next) {
        try {
            phase = next.get();
        } catch (ProtocolFault fault) {
            phase = broken(fault);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "incident " + UUID.randomUUID() + ", the client at " + socket.peer() + " is cut", e);
            socket.close();
        }
    }

    private Phase next(MqttMessage packet) {
        return packet.decoderResult().isSuccess()
                ? phase.receive(packet)
                : broken(ProtocolFault.unreadable(packet.decoderResult().cause()));
    }

    private Phase broken(ProtocolFault fault) {
        if (!(phase instanceof Leaving)) {
            reception.turnedAway(socket.sender(), fault.reason());
        }
        return phase.broken(fault);
    }

    void sweep(long now) {
        if (socket.isPaused()) {
            gathered.excuse(now);
        } else if (gathered.hasTaken(limits.slowClient(), now)) {
            reception.turnedAway(socket.sender(), "slow-client");
            RefusedClients.told(socket, "", "A packet took longer than " + limits.slowClient() + ".");
            socket.close();
        } else if (gathered.mayGoOn()) {
            socket.readOn();
        }
        phase = phase.sweep(now);
    }

    void drained() {
        phase.drained();
    }

    void shutDown() {
        phase = phase.shutDown();
    }

    void closed() {
        gathered.forget();
        phase.closed();
        phase = new Leaving();
    }
}
