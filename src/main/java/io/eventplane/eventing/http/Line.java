package io.eventplane.eventing.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * What a subscription has over all its connections.
 *
 * @param connector where requests are made: they may have to wait for a token
 * @param idle after how long without a byte a connection is given up
 */
record Line(
        HttpClient client,
        Executor connector,
        StreamRequest request,
        Authorization authorization,
        Taking taking,
        Progress progress,
        Place place,
        Duration idle) {

    /** How much of an event is kept: more than any Runtime takes, and a few of them fill the window. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** One more stream, that goes on where the last one has ended. */
    EventStream stream() {
        return new EventStream(new EventStreamReader(MOST_BYTES, lastId(), taking), progress);
    }

    /** Behind which event a stream is asked for; empty leaves it to the server. */
    String lastId() {
        return progress.received();
    }
}
