package io.eventplane.eventing.http;

import java.net.URI;

/** Where a stream is asked for: at the subscription's url, and where the server sends one from there. For whoever holds the subscription's lock. */
final class Target {

    private static final int MOST_HOPS = 5;

    private final URI url;
    private URI uri;
    private int hops;

    Target(URI url) {
        this.url = url;
        this.uri = url;
    }

    URI uri() {
        return uri;
    }

    /** Goes where one is sent; false when that was too often. */
    boolean follow(URI elsewhere) {
        uri = elsewhere;
        hops++;
        return hops <= MOST_HOPS;
    }

    /** Where one is sent may be another place the next time. */
    void startOver() {
        uri = url;
        hops = 0;
    }
}
