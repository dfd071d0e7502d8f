package io.eventplane.eventing.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The body of one answer, read piece by piece: the next one only when there is room for what is in it. What is not read fills the
 * socket's buffers, and then the server waits.
 */
final class EventStream implements BodySubscriber<@Nullable Void> {

    private final EventStreamReader reader;
    private final Progress progress;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final AtomicBoolean held = new AtomicBoolean();
    private volatile boolean cancelled;
    private volatile long heard = System.nanoTime();
    private volatile Flow.@Nullable Subscription pieces;

    EventStream(EventStreamReader reader, Progress progress) {
        this.reader = reader;
        this.progress = progress;
    }

    @Override
    public CompletionStage<@Nullable Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        pieces = subscription;
        next();
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        heard = System.nanoTime();
        if (!cancelled) {
            piece.forEach(reader::read);
            next();
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    /** There is room again. */
    void resume() {
        if (held.get() && !progress.isFull() && held.compareAndSet(true, false)) {
            request();
        }
    }

    /** For how long nothing has come, though it could have. */
    Duration silence() {
        return held.get() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - heard);
    }

    /** Closes the connection; what is on its way here is not read any more, since the next one brings it again. */
    void cancel() {
        cancelled = true;
        var known = pieces;
        if (known != null) {
            known.cancel();
        }
    }

    private void next() {
        if (progress.isFull()) {
            held.set(true);
            resume();
        } else {
            request();
        }
    }

    private void request() {
        heard = System.nanoTime();
        var known = pieces;
        if (known != null) {
            known.request(1);
        }
    }
}
