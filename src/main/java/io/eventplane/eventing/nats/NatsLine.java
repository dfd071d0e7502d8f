package io.eventplane.eventing.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.MessageHandler;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from its opening to its end; what is said on it afterwards is lost. One thread hands over the messages of all who
 * subscribe on it. Thread-safe.
 */
final class NatsLine {

    private static final Duration ANSWER = Duration.ofSeconds(4);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration FLUSH = Duration.ofSeconds(2);

    private final Connection connection;
    private final Dispatcher dispatcher;
    private final JetStreamManagement streams;
    private final NatsEars ears;
    private final Optional<Instant> renewal;

    private NatsLine(Connection connection, NatsEars ears, Optional<Instant> renewal) throws IOException {
        this.connection = connection;
        this.dispatcher = connection.createDispatcher();
        // Those who subscribe bound what comes; the client would drop what is beyond its own bounds.
        this.dispatcher.setPendingLimits(-1, -1);
        this.streams = connection.jetStreamManagement(
                JetStreamOptions.builder().requestTimeout(ANSWER).build());
        this.ears = ears;
        this.renewal = renewal;
    }

    /** Blocks until there is one. */
    static NatsLine open(Options options, NatsEars ears, Optional<Instant> renewal)
            throws IOException, InterruptedException {
        var line = new NatsLine(Nats.connect(options), ears, renewal);
        ears.opened();
        if (line.connection.getStatus() == Connection.Status.CLOSED) {
            throw new IOException("the connection was lost at once");
        }
        return line;
    }

    /** From when on it should be replaced, since what was presented for it is about to end. */
    Optional<Instant> renewal() {
        return renewal;
    }

    /** JetStream's API, which blocks. */
    JetStreamManagement streams() {
        return streams;
    }

    /** Whether the server that was reached has JetStream. */
    boolean hasStreams() {
        return connection.getServerInfo().isJetStreamAvailable();
    }

    /** What the server did not allow since this was last asked. */
    Optional<String> forbidden() {
        return ears.forbidden();
    }

    /** A subject that nobody else has. */
    String inbox() {
        return connection.createInbox();
    }

    /** Hears what is sent there; queue is null for none. */
    Subscription subscribe(String subject, @Nullable String queue, MessageHandler handler) {
        return queue == null ? dispatcher.subscribe(subject, handler) : dispatcher.subscribe(subject, queue, handler);
    }

    void unsubscribe(Subscription subscription) {
        try {
            dispatcher.unsubscribe(subscription);
        } catch (IllegalStateException gone) {
            // With the connection.
            return;
        }
    }

    /** Says something; whether it is on its way is answered. */
    boolean tell(String subject, String body) {
        try {
            connection.publish(subject, body.getBytes(UTF_8));
            return true;
        } catch (IllegalStateException gone) {
            return false;
        }
    }

    /** Asks for answers, any number of them. */
    void ask(String subject, String replyTo, String body) {
        try {
            connection.publish(subject, replyTo, body.getBytes(UTF_8));
        } catch (IllegalStateException gone) {
            // Whoever asks hears of it.
            return;
        }
    }

    /** Waits a moment until the server has what was said. */
    void flush() {
        try {
            connection.flush(FLUSH);
        } catch (TimeoutException | IllegalStateException gone) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes it once everything that the server has sent is handed over. Blocks for a few seconds. */
    void drain() {
        try {
            connection.drain(DRAIN).get(2 * DRAIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | IllegalStateException gone) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
