package io.eventplane.subscription;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where on somebody else's bus the events of a definition live, as its owner wrote it. Holds secrets in clear, which {@code
 * toString} masks. Nothing of it has been checked.
 *
 * @param url of the bus
 * @param auth what is presented there; empty for nothing
 * @param topic what is subscribed to, in the bus's own terms
 * @param attributes what the kind of bus lets one set, by name; in the order given
 */
public record ExternalSubscription(
        String url, Optional<SubscriptionAuth> auth, String topic, Map<String, String> attributes) {

    public ExternalSubscription {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The {@code source} of an event that names none: the address without its query, in which some owners have tokens. */
    public URI source() {
        return URI.create(url.replaceFirst("[?#].*", ""));
    }

    /** What tells it from the others of its definition; stays the same when its auth or attributes change. */
    public Key key() {
        return new Key(url, topic);
    }

    /** The value of an attribute; empty when it is not set. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** Address and topic: a definition has each pair once. */
    public record Key(String url, String topic) {}
}
