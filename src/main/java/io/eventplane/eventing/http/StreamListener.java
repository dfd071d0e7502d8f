package io.eventplane.eventing.http;

import java.time.Duration;

/** Hears what a stream says, in its order, from one thread at a time. */
interface StreamListener {

    /**
     * An event is complete.
     *
     * @param lastId where the server goes on behind it; empty where it can't be told that
     */
    void event(StreamEvent event, String lastId);

    /** Where the server would go on has changed without an event. */
    void passed(String lastId);

    /** How long the server wants to be left alone between two connections. */
    void retry(Duration pause);
}
