package io.eventplane.gateway.mqtt.packet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.EventObject;
import io.eventplane.event.MediaType;
import io.eventplane.event.PresentedEvent;
import io.eventplane.event.UserProperties;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/**
 * Which form of an event a PUBLISH or a will carries. MQTT 5: structured by its content type, binary by user properties, else plain.
 * 3.1.1: structured when the payload is a JSON object with a {@code specversion}, else plain. Response topic, correlation data and expiry
 * say nothing here: nobody answers an event, and the bus keeps it until it is read.
 */
public final class MqttEvent {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String CLOUD_EVENTS = "application/cloudevents";

    private MqttEvent() {}

    /**
     * The event of a PUBLISH.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} or {@code UNSUPPORTED_MEDIA_TYPE}
     */
    public static PresentedEvent read(boolean five, MqttProperties properties, byte[] payload) {
        var data = BytesCloudEventData.wrap(payload);
        if (!five) {
            return EventObject.isIn(payload)
                    ? new PresentedEvent.Structured(null, data)
                    : new PresentedEvent.Plain(Optional.empty(), null, data);
        }
        requireFormat(properties, payload);
        var type = Properties.text(properties, MqttPropertyType.CONTENT_TYPE);
        if (type != null && type.regionMatches(true, 0, CLOUD_EVENTS, 0, CLOUD_EVENTS.length())) {
            return structured(type, data);
        }
        var user = user(properties);
        return user.areOfBinaryMode()
                ? new PresentedEvent.Binary("", user.attributes(), type, data)
                : new PresentedEvent.Plain(Optional.empty(), type, data);
    }

    /** The user properties that are no attributes; several of one name are one list. MQTT 3.1.1 has none. */
    public static EventHeaders headers(MqttProperties properties) {
        return EventHeaders.of(user(properties).others());
    }

    private static UserProperties user(MqttProperties properties) {
        return new UserProperties(Properties.user(properties).stream()
                .map(pair -> new UserProperties.Pair(pair.key, pair.value))
                .toList());
    }

    private static PresentedEvent structured(String contentType, BytesCloudEventData data) {
        var type =
                MediaType.parse(contentType).filter(parsed -> parsed.essence().equals(STRUCTURED));
        return new PresentedEvent.Structured(
                type.orElseThrow(() -> unknownFormat(contentType)).charset().orElse(null), data);
    }

    private static void requireFormat(MqttProperties properties, byte[] payload) {
        if (Properties.number(properties, MqttPropertyType.PAYLOAD_FORMAT_INDICATOR)
                        .orElse(0)
                == 1) {
            requireText(payload);
        }
    }

    private static void requireText(byte[] payload) {
        try {
            var unused = UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    Reason.MALFORMED_EVENT, "The payload format indicator says UTF-8, and the payload is not.");
        }
    }

    private static RefusedException unknownFormat(String type) {
        return new RefusedException(Refusal.insteadOf(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "CloudEvents in the format " + Texts.printable(type) + " are not read here: send " + STRUCTURED
                        + ", or attributes as user properties.",
                List.of(STRUCTURED)));
    }
}
