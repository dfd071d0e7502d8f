package io.eventplane.director.notices;

import io.eventplane.bus.ChannelMessage;
import io.eventplane.bus.SendOptions;
import io.eventplane.director.runtimes.Runtimes;
import io.eventplane.director.store.InTransaction;
import io.eventplane.notice.NoticeAddresses;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends one batch out of the outbox, each notice to every Runtime of its tenant, and forgets it once the broker has confirmed all of it. */
@OnePerApplication
public class OutboxBatch {

    /** How many notices are in flight at once: enough for the broker's journal to sync them together. */
    static final int SIZE = 200;

    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(20);

    private final Outbox outbox;
    private final Runtimes runtimes;
    private final Emitter<ChannelMessage> notices;
    private final Duration timeToLive;
    private volatile CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

    @Inject
    public OutboxBatch(
            Outbox outbox,
            Runtimes runtimes,
            // Never more than one batch, see send(); how many that is depends on the Runtimes.
            @Channel("notices") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<ChannelMessage> notices,
            @ConfigProperty(name = "eventplane.notices.time-to-live") Duration timeToLive) {
        this.outbox = outbox;
        this.runtimes = runtimes;
        this.notices = notices;
        this.timeToLive = timeToLive;
    }

    /**
     * Claims, sends, waits, forgets. When anything fails the transaction rolls back and all of the batch is sent again; the broker drops
     * what it had already, by the notice's id.
     *
     * <p>A Runtime that is registered after this has looked which there are begins with all definitions, among them that of each notice
     * here: its change was committed before the notice could be claimed.
     *
     * @return how many were sent, at most {@link #SIZE}
     * @throws TimeoutException when the broker has not confirmed it in time, or not even said no to all of the batch before, of which more would
     *     only pile up
     */
    @InTransaction
    public int send() throws ExecutionException, InterruptedException, TimeoutException {
        if (!underWay.isDone()) {
            throw new TimeoutException("the batch before is still under way");
        }
        var batch = outbox.claim(SIZE);
        if (batch.isEmpty()) {
            return 0;
        }
        var receivers = runtimes.ids(batch.stream().map(OutboxNotice::tenant).collect(Collectors.toSet()));
        var confirmed = confirmed(batch, receivers);
        underWay = confirmed;
        confirmed.get(CONFIRMED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        outbox.remove(batch);
        return batch.size();
    }

    private CompletableFuture<Void> confirmed(List<OutboxNotice> batch, Map<Tenant, List<String>> receivers) {
        return CompletableFuture.allOf(batch.stream()
                .flatMap(notice -> confirmed(notice, receivers.getOrDefault(notice.tenant(), List.of())))
                .toArray(CompletableFuture[]::new));
    }

    private Stream<CompletableFuture<Void>> confirmed(OutboxNotice notice, List<String> runtimeIds) {
        return runtimeIds.stream().map(runtime -> confirmed(notice, NoticeAddresses.of(runtime)));
    }

    private CompletableFuture<Void> confirmed(OutboxNotice notice, String address) {
        var confirmed = new CompletableFuture<Void>();
        var options = SendOptions.once(notice.noticeId()).livingFor(timeToLive);
        notices.send(Message.of(
                new ChannelMessage(notice.body(), options).to(address),
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
