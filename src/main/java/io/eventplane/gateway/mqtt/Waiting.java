package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;

/** The phase in which it is found out who connects. Nothing is read. */
final class Waiting extends Arriving {

    Waiting(Door door) {
        super(door);
    }

    @Override
    public Phase receive(MqttMessage packet) {
        throw new ProtocolFault(Disconnect.PROTOCOL_ERROR, "A packet came before the CONNECT was answered.");
    }
}
