package io.eventplane.gateway.mqtt.session;

import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import java.util.Locale;

/** A client isn't let in. Never leaves this package; has no stack trace. */
public final class ConnectRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String PREFIX = "CONNECTION_REFUSED_";

    /** Of MQTT 5. */
    private final MqttConnectReturnCode code;

    /**
     * Says why.
     *
     * @param code of MQTT 5
     */
    public ConnectRefused(MqttConnectReturnCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /** Of what is refused by whoever finds out who connects. */
    public static ConnectRefused of(Refusal refusal) {
        return new ConnectRefused(
                switch (refusal.reason()) {
                    case TOO_MANY_LOGINS -> MqttConnectReturnCode.CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED;
                    case BUS_UNAVAILABLE, OVERLOADED, ISSUER_UNAVAILABLE ->
                        MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5;
                    default -> MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5;
                },
                refusal.detail());
    }

    public MqttConnectReturnCode code() {
        return code;
    }

    /** As it is noted: the words of every protocol where there are any, else MQTT's own, {@code client-identifier-not-valid}. */
    public String reason() {
        return switch (code) {
            case CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD, CONNECTION_REFUSED_NOT_AUTHORIZED_5 ->
                Reason.UNAUTHENTICATED.code();
            case CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED -> Reason.TOO_MANY_LOGINS.code();
            default ->
                code.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** What MQTT 3.1.1 says instead, which knows five reasons. */
    public static MqttConnectReturnCode inThree(MqttConnectReturnCode five) {
        return switch (five) {
            case CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION ->
                MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION;
            case CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID ->
                MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
            case CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD ->
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD;
            case CONNECTION_REFUSED_SERVER_UNAVAILABLE_5, CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED ->
                MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;
            // Netty's list is of both versions, and longer than what is said here.
            default -> MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;
        };
    }
}
