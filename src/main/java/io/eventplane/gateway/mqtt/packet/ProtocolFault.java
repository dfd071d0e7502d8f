package io.eventplane.gateway.mqtt.packet;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttIdentifierRejectedException;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import java.util.Locale;

/**
 * A client broke the protocol, and its connection is over. Never leaves this package; has no stack trace, because hostile clients choose how
 * often.
 */
public final class ProtocolFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a DISCONNECT of MQTT 5 says. */
    private final Disconnect code;

    private final Greeted greeted;

    /** What a CONNACK says, where it is the CONNECT that breaks the protocol. */
    public enum Greeted {
        /** There was no CONNECT that could be answered. */
        NO,
        /** In a version that isn't spoken here. */
        IN_ANOTHER_VERSION,
        /** With a client id that isn't taken. */
        WITH_BAD_ID
    }

    private ProtocolFault(Disconnect code, Greeted greeted, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.greeted = greeted;
    }

    public ProtocolFault(Disconnect code, String detail) {
        this(code, Greeted.NO, detail);
    }

    public static ProtocolFault noPacket() {
        return new ProtocolFault(Disconnect.MALFORMED_PACKET, "This is no MQTT packet.");
    }

    /** What Netty's codec found wrong. */
    public static ProtocolFault unreadable(Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            return new ProtocolFault(Disconnect.PACKET_TOO_LARGE, "The packet is too large.");
        }
        if (cause instanceof MqttUnacceptableProtocolVersionException) {
            return new ProtocolFault(
                    Disconnect.PROTOCOL_ERROR,
                    Greeted.IN_ANOTHER_VERSION,
                    "This version of MQTT is not spoken here, 3.1.1 and 5 are.");
        }
        if (cause instanceof MqttIdentifierRejectedException) {
            return new ProtocolFault(Disconnect.PROTOCOL_ERROR, Greeted.WITH_BAD_ID, "This client id is not taken.");
        }
        return new ProtocolFault(
                Disconnect.MALFORMED_PACKET, "The packet can't be read: " + Texts.printable(cause.getMessage()));
    }

    public Disconnect code() {
        return code;
    }

    /** As it is noted: {@code malformed-packet}, for instance. */
    public String reason() {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Greeted greeted() {
        return greeted;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
