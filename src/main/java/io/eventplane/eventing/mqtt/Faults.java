package io.eventplane.eventing.mqtt;

import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.token.ClientTokenException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/** What a broker's refusals, and everything else that ends a connection, mean to people. */
final class Faults {

    /** How the client words the answer to the opening of a WebSocket. */
    private static final Pattern FORBIDDEN = Pattern.compile("getStatus: (401|403)\\b");

    private static final Pattern NO_WEBSOCKET = Pattern.compile("getStatus: [1-4][0-9][0-9]\\b");

    private Faults() {}

    static Fault of(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof ClientTokenException e) {
            return SourceTokens.fault(e);
        }
        return cause instanceof UnknownHostException
                ? new Fault(Fault.Kind.UNREACHABLE, "unknown host " + Fault.said(cause))
                : ofBroker(cause);
    }

    private static Fault ofBroker(Throwable cause) {
        if (cause instanceof RefusedByBrokerException refused) {
            return new Fault(Fault.Kind.REFUSED, Fault.said(refused));
        }
        if (cause instanceof Mqtt5ConnAckException e) {
            return connecting(e.getMqttMessage().getReasonCode());
        }
        if (cause instanceof Mqtt3ConnAckException e) {
            return connecting(e.getMqttMessage().getReturnCode());
        }
        if (cause instanceof Mqtt5SubAckException e) {
            return subscribing(e.getMqttMessage().getReasonCodes().get(0));
        }
        if (cause instanceof Mqtt3SubAckException) {
            return new Fault(Fault.Kind.REFUSED, "the broker refuses the subscription: may this user read the topic?");
        }
        return cause instanceof Mqtt5DisconnectException e
                ? disconnected(e.getMqttMessage().getReasonCode())
                : connection(cause);
    }

    /** Whether the client disconnected because the broker sent more than the receive maximum. */
    static boolean isFlood(Throwable thrown) {
        return unwrapped(thrown) instanceof Mqtt5DisconnectException e
                && e.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED;
    }

    private static Fault connecting(Mqtt5ConnAckReasonCode code) {
        return switch (code) {
            case BAD_USER_NAME_OR_PASSWORD, NOT_AUTHORIZED, BAD_AUTHENTICATION_METHOD, BANNED -> credentials(code);
            case SERVER_UNAVAILABLE,
                    SERVER_BUSY,
                    CONNECTION_RATE_EXCEEDED,
                    USE_ANOTHER_SERVER,
                    SERVER_MOVED,
                    UNSPECIFIED_ERROR -> new Fault(Fault.Kind.UNREACHABLE, "the broker answers: " + words(code));
            case UNSUPPORTED_PROTOCOL_VERSION ->
                new Fault(Fault.Kind.REFUSED, "the broker does not speak MQTT 5: set version to 3.1.1");
            default -> refused(code);
        };
    }

    private static Fault connecting(Mqtt3ConnAckReturnCode code) {
        return switch (code) {
            case BAD_USER_NAME_OR_PASSWORD, NOT_AUTHORIZED -> credentials(code);
            case SERVER_UNAVAILABLE -> new Fault(Fault.Kind.UNREACHABLE, "the broker answers: " + words(code));
            case UNSUPPORTED_PROTOCOL_VERSION ->
                new Fault(Fault.Kind.REFUSED, "the broker does not speak MQTT 3.1.1: set version to 5");
            case SUCCESS, IDENTIFIER_REJECTED -> refused(code);
        };
    }

    private static Fault subscribing(Mqtt5SubAckReasonCode code) {
        return switch (code) {
            case NOT_AUTHORIZED -> credentials(code);
            case SHARED_SUBSCRIPTIONS_NOT_SUPPORTED -> refused("has no shared subscriptions: set shareName to none");
            default -> refused(code);
        };
    }

    private static Fault disconnected(Mqtt5DisconnectReasonCode code) {
        return switch (code) {
            case NOT_AUTHORIZED -> credentials(code);
            case SESSION_TAKEN_OVER -> refused("lets another connection have this client id: leave clientId away");
            default -> new Fault(Fault.Kind.UNREACHABLE, "the broker disconnects: " + words(code));
        };
    }

    private static Fault connection(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = Fault.said(root);
        if (FORBIDDEN.matcher(said).find()) {
            return new Fault(Fault.Kind.CREDENTIALS, said);
        }
        return NO_WEBSOCKET.matcher(said).find()
                ? refused("opens no WebSocket there: " + said)
                : Fault.unreachable(root);
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Fault credentials(Enum<?> code) {
        return new Fault(Fault.Kind.CREDENTIALS, "the broker answers: " + words(code));
    }

    private static Fault refused(Enum<?> code) {
        return refused("answers: " + words(code));
    }

    private static Fault refused(String what) {
        return new Fault(Fault.Kind.REFUSED, "the broker " + what);
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
