package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.Packets;
import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.eventplane.gateway.mqtt.session.Client;
import io.eventplane.gateway.mqtt.session.ConnectReader;
import io.eventplane.gateway.mqtt.session.ConnectRefused;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttVersion;

/** The first phase: waits for CONNECT. */
final class Greeting extends Arriving {

    Greeting(Door door) {
        super(door);
    }

    @Override
    public Phase receive(MqttMessage packet) {
        if (!(packet instanceof MqttConnectMessage connect)) {
            throw new ProtocolFault(Disconnect.PROTOCOL_ERROR, "The first packet is not CONNECT.");
        }
        boolean five = connect.variableHeader().version() == MqttVersion.MQTT_5.protocolLevel();
        try {
            return meet(
                    ConnectReader.read(connect, door().limits(), door().socket().certificate()));
        } catch (ConnectRefused e) {
            return door().refuse(e, five, connect.payload().clientIdentifier());
        }
    }

    private Phase meet(Client client) {
        var enhanced = client.enhanced();
        return enhanced.isPresent() ? Proving.begin(door(), client, enhanced.get()) : door().login(client);
    }

    /** Only a CONNECT is answered: who speaks something else would not understand. */
    @Override
    public Phase broken(ProtocolFault fault) {
        return switch (fault.greeted()) {
            case IN_ANOTHER_VERSION ->
                turnAway(fault, MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
            case WITH_BAD_ID -> turnAway(fault, MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED);
            case NO -> super.broken(fault);
        };
    }

    private Phase turnAway(ProtocolFault fault, MqttConnectReturnCode code) {
        RefusedClients.told(door().socket(), "", fault.detail());
        door().socket().writeLast(Packets.refused(code, MqttProperties.NO_PROPERTIES));
        return new Leaving();
    }
}
