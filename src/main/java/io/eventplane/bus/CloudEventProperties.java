package io.eventplane.bus;

import io.cloudevents.CloudEvent;
import io.cloudevents.types.Time;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.apache.activemq.artemis.api.core.Message;
import org.jspecify.annotations.Nullable;

/**
 * The attributes and extensions of an event as application properties, in the form with an underscore, which JMS
 * allows. Integers and booleans keep their type, everything else is text.
 */
final class CloudEventProperties {

    private static final String PREFIX = "cloudEvents_";

    private CloudEventProperties() {}

    static void put(CloudEvent event, Message message) {
        event.getAttributeNames().forEach(name -> put(message, name, event.getAttribute(name)));
        event.getExtensionNames().forEach(name -> put(message, name, event.getExtension(name)));
    }

    private static void put(Message message, String name, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Boolean) {
            message.putObjectProperty(PREFIX + name, value);
        } else if (value instanceof byte[] bytes) {
            // JMS has no property of bytes; base64 is the text form of CloudEvents' type system.
            message.putStringProperty(PREFIX + name, Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof OffsetDateTime time) {
            // RFC 3339 asks for the seconds, which toString() leaves out when they are zero.
            message.putStringProperty(PREFIX + name, Time.writeTime(time));
        } else if (value != null) {
            message.putStringProperty(PREFIX + name, value.toString());
        }
    }
}
