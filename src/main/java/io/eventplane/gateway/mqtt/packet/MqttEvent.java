package io.eventplane.gateway.mqtt.packet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.gateway.event.EventHeaders;
import io.eventplane.gateway.event.MediaType;
import io.eventplane.gateway.event.PresentedEvent;
import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.gateway.refusal.RefusedException;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which form of an event a PUBLISH or a will carries. MQTT 5: structured by its content type, binary by user properties, else plain.
 * 3.1.1: structured when the payload is a JSON object with a {@code specversion}, else plain. Response topic, correlation data and expiry
 * say nothing here: nobody answers an event, and the bus keeps it until it is read.
 */
public final class MqttEvent {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String CLOUD_EVENTS = "application/cloudevents";
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]+");
    private static final Set<String> OTHER_REQUIRED = Set.of("id", "source", "type");

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
        var user = Properties.user(properties);
        return isBinary(user)
                ? new PresentedEvent.Binary("", attributes(user), type, data)
                : new PresentedEvent.Plain(Optional.empty(), type, data);
    }

    /** The user properties that are no attributes; several of one name are one list. MQTT 3.1.1 has none. */
    public static EventHeaders headers(MqttProperties properties) {
        var user = Properties.user(properties);
        boolean binary = isBinary(user);
        Map<String, String> headers = new LinkedHashMap<>();
        user.stream()
                .filter(pair -> !binary || !ATTRIBUTE.matcher(pair.key).matches())
                .forEach(pair -> headers.merge(pair.key, pair.value, (first, next) -> first + ", " + next));
        return EventHeaders.of(headers);
    }

    private static PresentedEvent structured(String contentType, BytesCloudEventData data) {
        var type =
                MediaType.parse(contentType).filter(parsed -> parsed.essence().equals(STRUCTURED));
        return new PresentedEvent.Structured(
                type.orElseThrow(() -> unknownFormat(contentType)).charset().orElse(null), data);
    }

    /** Who says one of these means a CloudEvent, and is told what is missing. */
    private static boolean isBinary(List<StringPair> user) {
        if (user.isEmpty()) {
            return false;
        }
        var names = user.stream().map(pair -> pair.key).collect(Collectors.toSet());
        return names.contains("specversion") || names.containsAll(OTHER_REQUIRED);
    }

    /** User properties that can't be attributes are somebody else's. */
    private static Map<String, String> attributes(List<StringPair> user) {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (var pair : user) {
            if (pair.key.equals("datacontenttype")) {
                violations.add(
                        new Violation(pair.key, "user-property", "the property Content Type carries this attribute"));
            } else if (ATTRIBUTE.matcher(pair.key).matches() && attributes.put(pair.key, pair.value) != null) {
                violations.add(new Violation(pair.key, "user-property", "it is there more than once"));
            }
        }
        if (!violations.isEmpty()) {
            throw malformed("User properties of the CloudEvent can't be read: see the violations.", violations);
        }
        return attributes;
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
            throw malformed("The payload format indicator says UTF-8, and the payload is not.", List.of());
        }
    }

    private static RefusedException malformed(String detail, List<Violation> violations) {
        return new RefusedException(Refusal.of(Reason.MALFORMED_EVENT, detail, violations));
    }

    private static RefusedException unknownFormat(String type) {
        return new RefusedException(Refusal.insteadOf(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "CloudEvents in the format " + Texts.printable(type) + " are not read here: send " + STRUCTURED
                        + ", or attributes as user properties.",
                List.of(STRUCTURED)));
    }
}
