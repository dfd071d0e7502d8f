package io.eventplane.director.notices;

import io.eventplane.bus.ChannelMessage;
import io.eventplane.bus.SendOptions;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends one batch out of the outbox, and forgets it once the broker has confirmed all of it. */
@OnePerApplication
public class OutboxBatch {

    /** How many notices are in flight at once: enough for the broker's journal to sync them together. */
    static final int SIZE = 200;

    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(20);

    private final Outbox outbox;
    private final Emitter<ChannelMessage> notices;
    private final Duration timeToLive;

    @Inject
    public OutboxBatch(
            Outbox outbox,
            @Channel("notices") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 2 * SIZE)
                    Emitter<ChannelMessage> notices,
            @ConfigProperty(name = "eventplane.notices.time-to-live") Duration timeToLive) {
        this.outbox = outbox;
        this.notices = notices;
        this.timeToLive = timeToLive;
    }

    /**
     * Claims, sends, waits, forgets. When anything fails the transaction rolls back and all of the batch is sent again; the broker drops
     * what it had already, by the notice's id.
     *
     * @return how many were sent, at most {@link #SIZE}
     */
    @InTransaction
    public int send() throws ExecutionException, InterruptedException, TimeoutException {
        var batch = outbox.claim(SIZE);
        if (batch.isEmpty()) {
            return 0;
        }
        confirmed(batch).get(CONFIRMED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        outbox.remove(batch);
        return batch.size();
    }

    private CompletableFuture<Void> confirmed(List<OutboxNotice> batch) {
        return CompletableFuture.allOf(batch.stream().map(this::confirmed).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> confirmed(OutboxNotice notice) {
        var confirmed = new CompletableFuture<Void>();
        var options = SendOptions.once(notice.noticeId()).livingFor(timeToLive);
        notices.send(Message.of(
                new ChannelMessage(notice.body(), options),
                () -> {
                    confirmed.complete(null);
                    return CompletableFuture.completedStage(null);
                },
                failure -> {
                    confirmed.completeExceptionally(failure);
                    return CompletableFuture.completedStage(null);
                }));
        return confirmed;
    }
}
