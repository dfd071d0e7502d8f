package io.eventplane.gateway.mqtt.packet;

import io.eventplane.refusal.Reason;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttReasonCodes.PubAck;

/**
 * The one place that says what each reason is in MQTT 5.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901031">MQTT 5.0, section 2.4</a>
 */
public final class ReasonCodes {

    private ReasonCodes() {}

    /** In PUBACK and PUBREC, which have the same codes. */
    public static PubAck publish(Reason reason) {
        return switch (reason) {
            case MALFORMED_ADDRESS, UNKNOWN_DEFINITION, UNKNOWN_CHANNEL, AMBIGUOUS_CHANNEL -> PubAck.TOPIC_NAME_INVALID;
            case UNAUTHENTICATED, INVALID_TOKEN, INSUFFICIENT_SCOPE, PROTOCOL_NOT_OFFERED -> PubAck.NOT_AUTHORIZED;
            case MALFORMED_EVENT, UNSUPPORTED_MEDIA_TYPE, AMBIGUOUS_MESSAGE, INVALID_PAYLOAD ->
                PubAck.PAYLOAD_FORMAT_INVALID;
            case TOO_LARGE, RATE_EXCEEDED, TOO_MANY_LOGINS, OVERLOADED, BUS_FULL -> PubAck.QUOTA_EXCEEDED;
            case RETIRED, ISSUER_UNAVAILABLE, BUS_UNAVAILABLE -> PubAck.IMPLEMENTATION_SPECIFIC_ERROR;
        };
    }

    /** In CONNACK, for a will that would be refused. */
    public static MqttConnectReturnCode connect(Reason reason) {
        return MqttConnectReturnCode.valueOf(publish(reason).byteValue());
    }
}
