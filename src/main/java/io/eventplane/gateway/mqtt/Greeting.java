package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.MqttLimits;
import io.eventplane.gateway.mqtt.packet.Packets;
import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.eventplane.gateway.mqtt.publish.Reception;
import io.eventplane.gateway.mqtt.publish.Report;
import io.eventplane.gateway.mqtt.session.Client;
import io.eventplane.gateway.mqtt.session.ConnectReader;
import io.eventplane.gateway.mqtt.session.ConnectRefused;
import io.eventplane.gateway.mqtt.socket.MqttSocket;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttVersion;

/** The first phase: waits for CONNECT, and lets the client in or says why not. */
final class Greeting implements Phase {

    private final MqttSocket socket;
    private final MqttLimits limits;
    private final Reception reception;
    private final long began = System.nanoTime();

    Greeting(MqttSocket socket, MqttLimits limits, Reception reception) {
        this.socket = socket;
        this.limits = limits;
        this.reception = reception;
    }

    @Override
    public Phase receive(MqttMessage packet) {
        if (!(packet instanceof MqttConnectMessage connect)) {
            throw new ProtocolFault(Disconnect.PROTOCOL_ERROR, "The first packet is not CONNECT.");
        }
        boolean five = connect.variableHeader().version() == MqttVersion.MQTT_5.protocolLevel();
        try {
            return letIn(ConnectReader.read(connect, limits));
        } catch (ConnectRefused e) {
            reception.turnedAway(socket.sender(), e.reason());
            RefusedClients.told(socket, connect.payload().clientIdentifier(), e.detail());
            return turnAway(Packets.refused(five ? e.code() : ConnectRefused.inThree(e.code()), about(five, e)));
        }
    }

    private Phase letIn(Client client) {
        reception.letIn(client.credentials());
        client.will().ifPresent(will -> reception.requireRoute(will, socket.sender(), client.credentials()));
        socket.letIn();
        return new Serving(client, socket, limits, reception);
    }

    private static MqttProperties about(boolean five, ConnectRefused e) {
        return five ? Report.of(e.detail()) : MqttProperties.NO_PROPERTIES;
    }

    /** Only a CONNECT is answered: who speaks something else would not understand. */
    @Override
    public Phase broken(ProtocolFault fault) {
        RefusedClients.told(socket, "", fault.detail());
        return switch (fault.greeted()) {
            case IN_ANOTHER_VERSION ->
                turnAway(Packets.refused(
                        MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
                        MqttProperties.NO_PROPERTIES));
            case WITH_BAD_ID ->
                turnAway(Packets.refused(
                        MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED, MqttProperties.NO_PROPERTIES));
            case NO -> {
                socket.part();
                yield new Leaving();
            }
        };
    }

    private Phase turnAway(MqttMessage answer) {
        socket.writeLast(answer);
        return new Leaving();
    }

    @Override
    public Phase sweep(long now) {
        if (now - began > limits.connect().toNanos()) {
            reception.turnedAway(socket.sender(), "timeout");
            socket.close();
            return new Leaving();
        }
        return this;
    }

    @Override
    public void drained() {}

    @Override
    public Phase shutDown() {
        socket.close();
        return new Leaving();
    }

    @Override
    public void closed() {}
}
