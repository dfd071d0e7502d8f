package io.eventplane.eventing.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Received;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages of Pub/Sub as those of an external bus. Attributes {@code ce-…} make a CloudEvent, which the attribute {@code
 * content-type} may announce as structured.
 *
 * @see <a href="https://github.com/google/knative-gcp/blob/main/docs/spec/pubsub-protocol-binding.md">CloudEvents, Pub/Sub binding</a>
 */
final class PubsubMessages {

    private static final String PREFIX = "ce-";
    private static final String CONTENT_TYPE = "content-type";

    private PubsubMessages() {}

    static Received received(String topic, PubsubMessage message, Runnable settled) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        split(message, attributes, others);
        var type = others.remove(CONTENT_TYPE);
        var key = Optional.of(message.getOrderingKey()).filter(given -> !given.isEmpty());
        var data = BytesCloudEventData.wrap(message.getData().toByteArray());
        var content = content(type, attributes, message.getMessageId(), data);
        var headers = EventHeaders.of(others);
        boolean plain = content instanceof PresentedEvent.Plain;
        if (plain) {
            key.ifPresent(given -> others.put("key", given));
        }
        return new Received(
                Optional.of(message.getMessageId()), topic, key, content, headers, plain ? others : Map.of(), settled);
    }

    private static void split(PubsubMessage message, Map<String, String> attributes, Map<String, String> others) {
        message.getAttributesMap().forEach((name, value) -> {
            var known = name.toLowerCase(Locale.ROOT);
            if (known.startsWith(PREFIX)) {
                attributes.put(known.substring(PREFIX.length()), value);
            } else {
                others.put(known, value);
            }
        });
    }

    private static PresentedEvent content(
            @Nullable String type, Map<String, String> attributes, String id, BytesCloudEventData data) {
        // Some bindings carry this attribute like the others.
        var otherwise = attributes.remove("datacontenttype");
        var known = type == null ? otherwise : type;
        return PresentedEvent.of(
                known,
                data,
                () -> attributes.isEmpty()
                        ? new PresentedEvent.Plain(Optional.of(id), known, data)
                        : new PresentedEvent.Binary(PREFIX, attributes, known, data));
    }
}
