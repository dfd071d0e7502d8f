package io.eventplane.eventing.mqtt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client of a broker: connected again and again, but at most once at a time. It gathers what it is sent from the moment it is connected,
 * also what its session kept. Thread-safe; nothing here waits.
 *
 * <p>HiveMQ's client counts what was not acknowledged on a former connection against the receive maximum of the next one, on which it comes
 * again: so a client that is not {@link #isIdle idle} is not to be connected again, another one takes its place.
 */
interface Link {

    /** How long an answer to a SUBSCRIBE may take. */
    int ANSWER_SECONDS = 15;
    /** How long a broker may take for the end of a connection. */
    int GOODBYE_SECONDS = 10;

    /**
     * Connects, and goes on with the session where there is one.
     *
     * @param receiveMaximum how many messages the broker may send that are not acknowledged, where it can be told
     * @return whether the broker has a session
     */
    CompletableFuture<Boolean> connect(Login login, int receiveMaximum);

    /** Subscribes; fails when it is refused, or granted less than was asked for. */
    CompletableFuture<?> subscribe();

    /** Unsubscribes; it does no harm where nobody has subscribed. */
    CompletableFuture<?> unsubscribe(String filter);

    /** Disconnects, and leaves the session with the broker. Fails when it is not connected. */
    CompletableFuture<?> disconnect();

    /** Disconnects; done when it is, whatever became of it, or when the broker takes too long for it. */
    default CompletableFuture<@Nullable Void> leave() {
        return disconnect().orTimeout(GOODBYE_SECONDS, TimeUnit.SECONDS).handle((done, failure) -> null);
    }

    /** Connects without a session, so that the broker forgets the one it has, and disconnects. */
    CompletableFuture<?> forget(Login login);

    /** Whether there is a connection now. */
    boolean isConnected();

    /** Whether all that it received is acknowledged. */
    boolean isIdle();

    /** Lets go of it, disconnected as it has to be. What is acknowledged from now on is not heard by anybody. */
    void release();

    /** Hears of what happens to a link, on its event loop. */
    interface Listener {

        /** It was sent a message. */
        void received(Link link, Publication message);

        /** It is not connected any more, or could not be. */
        void disconnected(Link link, Throwable cause);
    }
}
