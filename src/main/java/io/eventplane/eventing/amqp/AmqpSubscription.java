package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Patience;
import io.eventplane.eventing.source.Receiver;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscription that gets itself one link after the other until it is closed. Its state belongs to its context. */
final class AmqpSubscription implements OpenSubscription {

    private static final long CLOSING_SECONDS = 4;
    private static final long REMOVING_SECONDS = 5;
    private static final long NONE = -1;
    /** A link that lasted shorter counts as another failure in a row. */
    private static final Duration STEADY = Duration.ofSeconds(2);

    private final Dialer dialer;
    private final Receiver receiver;
    private final Context context;
    private final Patience patience = new Patience();
    private @Nullable ReceivingLink link;
    private Instant attachedAt = Instant.MAX;
    private long timer = NONE;
    private boolean closed;

    AmqpSubscription(Dialer dialer, Receiver receiver) {
        this.dialer = dialer;
        this.receiver = receiver;
        this.context = dialer.context();
    }

    void begin() {
        context.runOnContext(go -> connect());
    }

    @Override
    public void close() {
        await(this::end, CLOSING_SECONDS);
    }

    @Override
    public void remove() {
        close();
        if (Terminus.durableLink(dialer.order()).isPresent()) {
            await(new Unsubscribing(dialer)::begin, REMOVING_SECONDS);
        }
    }

    /** AMQP 1.0 does not tell. */
    @Override
    public OptionalLong lag() {
        return OptionalLong.empty();
    }

    private void connect() {
        timer = NONE;
        dialer.dial().onSuccess(this::attach).onFailure(failure -> lost(Faults.of(failure)));
    }

    private void attach(Dialled dialled) {
        if (closed) {
            Goodbye.to(dialled.connection(), context);
            return;
        }
        link = ReceivingLink.attach(dialer, dialled.connection(), receiver, new LinkWatcher() {
            @Override
            public void attached() {
                attachedAt = Instant.now();
                dialled.renewal().ifPresent(AmqpSubscription.this::renewAt);
                receiver.subscribed();
            }

            @Override
            public void lost(Fault fault) {
                AmqpSubscription.this.lost(fault);
            }
        });
    }

    /** Tokens are presented when a connection begins, and never again: so there is another connection. */
    private void renewAt(Instant renewal) {
        later(Duration.between(Instant.now(), renewal), () -> {
            var renewed = link;
            link = null;
            if (renewed != null) {
                renewed.end().onComplete(any -> reconnect());
            }
        });
    }

    private void reconnect() {
        if (!closed) {
            connect();
        }
    }

    private void lost(Fault fault) {
        link = null;
        if (closed) {
            return;
        }
        if (attachedAt.isBefore(Instant.now().minus(STEADY))) {
            patience.reset();
        }
        attachedAt = Instant.MAX;
        dialer.failed(fault);
        receiver.failed(fault);
        later(patience.afterFailure(fault.kind()), this::reconnect);
    }

    private void later(Duration pause, Runnable task) {
        context.owner().cancelTimer(timer);
        timer = context.owner().setTimer(Math.max(1, pause.toMillis()), due -> task.run());
    }

    private Future<Void> end() {
        closed = true;
        context.owner().cancelTimer(timer);
        var last = link;
        link = null;
        return last == null ? Future.succeededFuture() : last.end();
    }

    private interface Errand {
        Future<Void> run();
    }

    /** Has it done in the context, and waits here. */
    private void await(Errand errand, long seconds) {
        var done = new CompletableFuture<Void>().completeOnTimeout(null, seconds, TimeUnit.SECONDS);
        try {
            context.runOnContext(go -> errand.run().onComplete(any -> done.complete(null)));
        } catch (RejectedExecutionException e) {
            // The loops have ended, and with them every connection.
            return;
        }
        done.join();
    }
}
