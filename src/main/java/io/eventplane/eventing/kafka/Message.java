package io.eventplane.eventing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Received;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of Kafka, as the eventing system receives it. Keys and headers are bytes there: those that are UTF-8 are taken for text, others
 * become base64.
 *
 * @param topicId tells a topic from another one that had its name before
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka binding</a>
 */
record Message(ConsumerRecord<byte[], byte[]> message, String topicId) {

    private static final String PREFIX = "ce_";
    private static final String VERSION = PREFIX + "specversion";
    private static final String CONTENT_TYPE = "content-type";
    /** What CloudEvents calls the key, see its extension for partitioning. */
    private static final String KEY = "partitionkey";

    private static final byte[] NOTHING = {};

    /** How much room it takes, about. */
    int size() {
        return Math.max(0, message.serializedKeySize()) + Math.max(0, message.serializedValueSize());
    }

    /** The message that it is to the eventing system. */
    Received received(Runnable settled) {
        Map<String, String> headers = headers();
        var content = content(headers);
        headers.keySet().removeIf(name -> content instanceof PresentedEvent.Binary && isAttribute(name));
        var others = Map.copyOf(headers);
        return new Received(
                Optional.of(topicId + "-" + message.partition() + "-" + message.offset()),
                message.topic(),
                Optional.of(message.topic() + "-" + message.partition()),
                content,
                EventHeaders.of(others),
                content instanceof PresentedEvent.Plain ? attributes(headers) : Map.of(),
                settled);
    }

    private PresentedEvent content(Map<String, String> headers) {
        byte[] value = message.value();
        var data = BytesCloudEventData.wrap(value == null ? NOTHING : value);
        String type = headers.get(CONTENT_TYPE);
        return PresentedEvent.of(
                type,
                data,
                () -> headers.containsKey(VERSION)
                        ? new PresentedEvent.Binary(PREFIX, attributesOfEvent(headers), type, data)
                        : new PresentedEvent.Plain(Optional.empty(), type, data));
    }

    private static Map<String, String> attributesOfEvent(Map<String, String> headers) {
        Map<String, String> attributes = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (isAttribute(name)) {
                attributes.put(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT), value);
            }
        });
        return attributes;
    }

    private Map<String, String> attributes(Map<String, String> headers) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Received.put(attributes, KEY, text(message.key()));
        headers.forEach((name, value) -> {
            if (!name.equals(CONTENT_TYPE)) {
                attributes.putIfAbsent(name, value);
            }
        });
        return attributes;
    }

    /** Several of one name are one list; a content type is one in whatever case it is written. */
    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : message.headers()) {
            String value = text(header.value());
            if (value != null) {
                String name = header.key().equalsIgnoreCase(CONTENT_TYPE) ? CONTENT_TYPE : header.key();
                headers.merge(name, value, (first, next) -> first + ", " + next);
            }
        }
        return headers;
    }

    private static boolean isAttribute(String name) {
        return name.startsWith(PREFIX);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException binary) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
