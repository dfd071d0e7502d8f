package io.eventplane.eventing.mqtt;

import static io.eventplane.eventing.source.Received.put;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.EventObject;
import io.eventplane.event.PresentedEvent;
import io.eventplane.event.UserProperties;
import io.eventplane.eventing.source.Received;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PUBLISH of a broker, of either version: MQTT 3.1.1 knows topic and payload only.
 *
 * @param acknowledge tells the broker that it is taken; once, from any thread, however late
 */
record Publication(String topic, BytesCloudEventData data, Properties properties, Runnable acknowledge) {

    /**
     * What a PUBLISH of MQTT 5 says beside that.
     *
     * @param correlationData in base64; null when there is none
     */
    record Properties(
            @Nullable String contentType,
            UserProperties user,
            @Nullable String responseTopic,
            @Nullable String correlationData) {

        static final Properties NONE = new Properties(null, new UserProperties(List.of()), null, null);
    }

    /** The message that it is to the eventing system. */
    Received received(Runnable settled) {
        var content = content();
        return new Received(
                Optional.empty(),
                topic,
                Optional.of(topic),
                content,
                EventHeaders.of(properties.user().others()),
                content instanceof PresentedEvent.Plain ? attributes() : Map.of(),
                settled);
    }

    /** A structured event announces itself by its content type; without any properties, as clients of MQTT 3.1.1 send it, by how it looks. */
    private PresentedEvent content() {
        var type = properties.contentType();
        var user = properties.user();
        if (type == null && user.pairs().isEmpty() && EventObject.isIn(data.toBytes())) {
            return new PresentedEvent.Structured(null, data);
        }
        return PresentedEvent.of(
                type,
                data,
                () -> user.areOfBinaryMode()
                        ? new PresentedEvent.Binary("", user.attributes(), type, data)
                        : new PresentedEvent.Plain(Optional.empty(), type, data));
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>(properties.user().others());
        put(attributes, "responsetopic", properties.responseTopic());
        put(attributes, "correlationdata", properties.correlationData());
        return attributes;
    }
}
