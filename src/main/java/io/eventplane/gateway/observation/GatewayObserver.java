package io.eventplane.gateway.observation;

import java.util.Optional;

/**
 * Hears what happens at the gateway. Called on event loops and on the bus's threads, for every event: it neither waits nor throws. Thread-safe.
 */
public interface GatewayObserver {

    /** A connection was accepted. */
    void connected(String protocol);

    /** A connection that was accepted has ended. */
    void disconnected(String protocol);

    /**
     * Something was refused before it came to be read as events: a connection, a request, a packet, a link, an event of a sender who may not
     * send it.
     *
     * @param definition what it was for; empty when it was for none that is open here
     * @param reason one of a closed list of each protocol's, lower-case words with dashes; never a sender's text
     */
    void refused(Sender sender, Optional<String> definition, String reason);

    /** An event, or a batch, of a sender who may send it, is there as a whole. */
    Arrival arrived(Submission submission);

    /** One that looks away. */
    static GatewayObserver none() {
        return Unobserved.HERE;
    }
}
