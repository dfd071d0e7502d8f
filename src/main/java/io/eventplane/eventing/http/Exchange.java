package io.eventplane.eventing.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request and its answer, until that ends or is cancelled. Thread-safe. */
final class Exchange {

    private final URI asked;
    private final Supplier<EventStream> streams;
    private final Events events;
    private final long begun = System.nanoTime();
    private volatile @Nullable EventStream stream;
    private volatile @Nullable Answer answer;
    private @Nullable CompletableFuture<?> under;
    private volatile boolean cancelled;

    /** Hears what becomes of it; {@link #ended} or {@link #failed} once, in the end. */
    interface Events {

        /** The stream is there. */
        void opened(Exchange exchange);

        /** It is over: a stream that the server has ended, or an answer that is none. */
        void ended(Exchange exchange, Answer answer);

        /** The connection is lost, or never was. */
        void failed(Exchange exchange, Throwable failure);
    }

    /** One that has not begun. */
    Exchange(URI asked, Supplier<EventStream> streams, Events events) {
        this.asked = asked;
        this.streams = streams;
        this.events = events;
    }

    /** Sends the request. What comes of it is told from another thread. */
    void begin(HttpClient client, HttpRequest request) {
        CompletableFuture<?> sent;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            sent = client.sendAsync(request, this::body);
            under = sent;
        }
        var unused = sent.whenComplete((response, failure) -> over(failure));
    }

    /** There is room for more. */
    void resume() {
        var known = stream;
        if (known != null) {
            known.resume();
        }
    }

    /** Where the request goes. */
    URI asked() {
        return asked;
    }

    /** For how long nothing has come, though it could have. */
    Duration silence() {
        var known = stream;
        return known == null ? Duration.ofNanos(System.nanoTime() - begun) : known.silence();
    }

    /** Closes the connection. What is told of it afterwards is not news any more. */
    synchronized void cancel() {
        cancelled = true;
        var known = stream;
        if (known != null) {
            known.cancel();
        }
        if (under != null) {
            under.cancel(true);
        }
    }

    private BodySubscriber<@Nullable Void> body(ResponseInfo head) {
        var read = Answer.of(asked, head);
        answer = read;
        if (cancelled || !(read instanceof Answer.Stream)) {
            return new Unread();
        }
        var opened = streams.get();
        stream = opened;
        events.opened(this);
        return opened;
    }

    private void over(@Nullable Throwable failure) {
        var known = answer;
        if (known != null && (failure == null || !(known instanceof Answer.Stream))) {
            events.ended(this, known);
        } else {
            events.failed(this, failure == null ? new IllegalStateException("no answer") : failure);
        }
    }
}
