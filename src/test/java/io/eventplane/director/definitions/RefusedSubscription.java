package io.eventplane.director.definitions;

import java.util.List;

/**
 * External subscriptions that are refused, and the only thing that is wrong with them.
 *
 * @param name what is wrong, for people
 * @param given all external subscriptions of a definition
 * @param pointer below {@code /externalSubscriptions}
 * @param message whole
 */
record RefusedSubscription(String name, List<Subscribed> given, String pointer, String rule, String message) {

    /** An address that no bus has. */
    static RefusedSubscription url(String name, String url, String message) {
        return url(name, Subscribed.to("lit", url), message);
    }

    static RefusedSubscription url(String name, Subscribed given, String message) {
        return at(name, given, "/url", "subscription-url", message);
    }

    /** What that kind of bus can't be subscribed to. */
    static RefusedSubscription topic(String name, Subscribed given, String message) {
        return at(name, given, "/topic", "subscription-topic", message);
    }

    /** What can't be presented there. */
    static RefusedSubscription auth(String name, Subscribed given, String message) {
        return at(name, given, "/auth", "subscription-auth", message);
    }

    /** What can't be set there, or not so. */
    static RefusedSubscription attribute(String name, Subscribed given, String attribute, String message) {
        return at(name, given, "/attributes/" + attribute, "subscription-attribute", message);
    }

    static RefusedSubscription at(String name, Subscribed given, String place, String rule, String message) {
        return new RefusedSubscription(name, List.of(given), "/0" + place, rule, message);
    }

    @Override
    public String toString() {
        return name;
    }
}
