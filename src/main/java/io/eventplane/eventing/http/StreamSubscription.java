package io.eventplane.eventing.http;

import io.eventplane.eventing.source.OpenSubscription;
import java.util.OptionalLong;

/** A subscription to a stream: the stream, and where it goes on after a restart. */
record StreamSubscription(EventSource source, Place place) implements OpenSubscription {

    @Override
    public void close() {
        source.end();
        place.close();
    }

    @Override
    public void remove() {
        source.end();
        place.remove();
    }

    /** A server does not tell. */
    @Override
    public OptionalLong lag() {
        return OptionalLong.empty();
    }
}
