package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.Fault;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What the client tells of one connection; in place of the client's own listener, which logs all of it. Thread-safe. */
final class NatsEars implements ConnectionListener, ErrorListener {

    private static final int MOMENT_SECONDS = 1;

    private final Consumer<String> lost;
    private final CountDownLatch heard = new CountDownLatch(1);
    private final AtomicBoolean open = new AtomicBoolean();
    private final AtomicReference<String> last = new AtomicReference<>("the server closed the connection");
    private final AtomicReference<Optional<String>> forbidden = new AtomicReference<>(Optional.empty());

    NatsEars(Consumer<String> lost) {
        this.lost = lost;
    }

    /** The connection is one: that it ends is worth telling from now on. */
    void opened() {
        open.set(true);
    }

    /** Why it could not be opened, as far as the client said; it throws something else, and says why on another thread, a moment later. */
    IOException explained(IOException thrown) throws InterruptedException {
        boolean plain = thrown instanceof AuthenticationException || !heard.await(MOMENT_SECONDS, TimeUnit.SECONDS);
        return plain ? thrown : new IOException(last.get(), thrown);
    }

    /** What the server did not allow since this was last asked. */
    Optional<String> forbidden() {
        return forbidden.getAndSet(Optional.empty());
    }

    /** What it was called with in former versions. */
    @Override
    @Deprecated
    public void connectionEvent(Connection connection, Events event) {}

    @Override
    public void connectionEvent(Connection connection, Events event, Long when, String server) {
        if (event == Events.CLOSED && open.compareAndSet(true, false)) {
            lost.accept(last.get());
        }
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        hear("the server says: " + error);
        if (error.toLowerCase(Locale.ROOT).contains("permissions violation")) {
            forbidden.set(Optional.of("the server says: " + error));
        }
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        Throwable root = exception;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        hear(Fault.said(root));
    }

    private void hear(String said) {
        last.set(said);
        heard.countDown();
    }
}
