package io.eventplane.gateway.mqtt.publish;

import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import java.util.HashSet;
import java.util.Set;

/**
 * The events with QoS 1 and 2 that a client of MQTT 5 has begun to send and that are not answered to the end. One of 3.1.1 knows of no
 * limit, and has none.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901251">MQTT 5.0, section 4.9</a>
 */
final class Quota {

    private final boolean limited;
    private final int most;
    private final Set<Integer> begun = new HashSet<>();

    Quota(boolean limited, int most) {
        this.limited = limited;
        this.most = most;
    }

    /** @throws ProtocolFault when there are too many */
    void begin(int packetId) {
        if (limited && begun.add(packetId) && begun.size() > most) {
            throw new ProtocolFault(
                    Disconnect.RECEIVE_MAXIMUM_EXCEEDED,
                    "More than " + most + " events are under way, the receive maximum.");
        }
    }

    void end(int packetId) {
        begun.remove(packetId);
    }
}
