package io.eventplane.event;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The headers of what a sender sent, in the words of no protocol: text by name. Names are compared without regard to case, whatever
 * the protocol does. A protocol's package hands in what its senders may say of an event (the headers of an HTTP request, the user
 * properties of MQTT 5, the application properties of AMQP), without what is the protocol's own, without credentials, and without
 * what it reads as CloudEvents attributes. In a batch every event has them.
 */
@FunctionalInterface
public interface EventHeaders {

    /** A header's text; several of one name are joined as their protocol does. Null when there is none. */
    @Nullable
    String value(String nameInLowerCase);

    /** Those of a protocol that has none, and of one that was sent without. */
    static EventHeaders none() {
        return name -> null;
    }

    /** The headers of that map, whose names may be in any case. */
    static EventHeaders of(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return none();
        }
        Map<String, String> byName = new TreeMap<>();
        headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
        return byName::get;
    }
}
