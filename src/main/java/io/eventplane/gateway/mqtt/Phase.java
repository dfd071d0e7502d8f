package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.netty.handler.codec.mqtt.MqttMessage;

/** What a connection does with what happens to it, at one time of its life. */
interface Phase {

    /**
     * A packet came.
     *
     * @return the phase from then on
     * @throws ProtocolFault when it must not come now
     */
    Phase receive(MqttMessage packet);

    /** Something came that breaks the protocol. */
    Phase broken(ProtocolFault fault);

    /** A second went by; {@code now} is of {@link System#nanoTime}. */
    Phase sweep(long now);

    /** The client reads again. */
    void drained();

    /** The gateway stops. */
    Phase shutDown();

    /** The socket is closed, whoever closed it. */
    void closed();
}
