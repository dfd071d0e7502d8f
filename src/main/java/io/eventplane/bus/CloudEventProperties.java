package io.eventplane.bus;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.types.Time;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.jspecify.annotations.Nullable;

/**
 * The attributes and extensions of an event as application properties, in the form with an underscore, which JMS
 * allows. Integers and booleans keep their type, everything else is text.
 */
final class CloudEventProperties {

    private static final String PREFIX = "cloudEvents_";

    /** The names of all attributes, ready for Artemis: it would encode them anew for every event. */
    private static final Map<String, SimpleString> USUAL = SpecVersion.V1.getAllAttributes().stream()
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> SimpleString.of(PREFIX + name)));

    private CloudEventProperties() {}

    private static SimpleString property(String attribute) {
        SimpleString usual = USUAL.get(attribute);
        return usual == null ? SimpleString.of(PREFIX + attribute) : usual;
    }

    static void put(CloudEvent event, Message message) {
        USUAL.keySet().forEach(name -> put(message, name, event.getAttribute(name)));
        event.getExtensionNames().forEach(name -> put(message, name, event.getExtension(name)));
    }

    private static void put(Message message, String name, String text) {
        message.putStringProperty(property(name), SimpleString.of(text));
    }

    private static void put(Message message, String name, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Boolean) {
            message.putObjectProperty(property(name), value);
        } else if (value instanceof byte[] bytes) {
            // JMS has no property of bytes; base64 is the text form of CloudEvents' type system.
            put(message, name, Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof OffsetDateTime time) {
            // RFC 3339 asks for the seconds, which toString() leaves out when they are zero.
            put(message, name, Time.writeTime(time));
        } else if (value != null) {
            put(message, name, value.toString());
        }
    }
}
