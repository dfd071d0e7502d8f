package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.netty.handler.codec.mqtt.MqttMessage;

/** The last phase: what still comes is read and forgotten. */
record Leaving() implements Phase {

    @Override
    public Phase receive(MqttMessage packet) {
        return this;
    }

    @Override
    public Phase broken(ProtocolFault fault) {
        return this;
    }

    @Override
    public Phase sweep(long now) {
        return this;
    }

    @Override
    public void drained() {}

    @Override
    public Phase shutDown() {
        return this;
    }

    @Override
    public void closed() {}
}
