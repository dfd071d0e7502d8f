package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Patience;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * A subscription on Kafka: one {@link Session} after the other, on a thread of its own, until it is closed.
 *
 * <p>A session outlives brokers that go and come again, because a consumer that left without a word keeps its partitions from its successor for
 * as long as its session timeout. What ends it is what the consumer can't get over: credentials, a topic that is gone.
 */
final class KafkaSubscription implements OpenSubscription {

    private static final Duration LONGEST_END = Duration.ofSeconds(9);

    private final KafkaSettings settings;
    private final Receiver receiver;
    private final Window window = new Window();
    private final Patience patience = new Patience();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile OptionalLong lag = OptionalLong.empty();
    private volatile boolean forGood;
    private boolean refused;
    private @Nullable Session session;

    KafkaSubscription(KafkaSettings settings, Receiver receiver) {
        this.settings = settings;
        this.receiver = receiver;
    }

    /** What its thread does, until it is closed. */
    void run() {
        try {
            while (!isClosing()) {
                attempt();
            }
            if (forGood) {
                new Cluster(settings).deleteGroup(settings.group());
            }
        } finally {
            ended.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        wakeUp();
        await(ended, LONGEST_END);
    }

    /** Whoever is the last of the group's members takes the group away; as its thread's last deed, so that one wait is for all of it. */
    @Override
    public void remove() {
        forGood = settings.own();
        close();
    }

    @Override
    public OptionalLong lag() {
        return lag;
    }

    void subscribed() {
        patience.reset();
        refused = false;
        receiver.subscribed();
    }

    void failed(Fault fault) {
        if (!isClosing()) {
            if (fault.kind() == Fault.Kind.CREDENTIALS) {
                settings.refused().run();
            }
            lag = OptionalLong.empty();
            receiver.failed(fault);
        }
    }

    void received(Received message) {
        receiver.received(message);
    }

    void lags(long messages) {
        lag = OptionalLong.of(messages);
    }

    /** What of all sessions is not settled. */
    Window window() {
        return window;
    }

    private void attempt() {
        try {
            var opened = new Session(settings, new Cluster(settings).topicId(), this);
            try (opened) {
                use(opened);
                opened.run(closing);
            } finally {
                use(null);
            }
        } catch (WakeupException closed) {
            // Only close() wakes a consumer up.
            return;
        } catch (RuntimeException e) {
            var fault = Faults.of(e, settings.topic());
            failed(fault);
            await(closing, pauseAfter(fault.kind()));
        }
    }

    /** The first token that is refused may just have ended; the next one is another, which is worth a try at once. */
    private Duration pauseAfter(Fault.Kind kind) {
        boolean another = kind == Fault.Kind.CREDENTIALS && settings.byToken() && !refused;
        refused = kind == Fault.Kind.CREDENTIALS;
        return patience.afterFailure(another ? Fault.Kind.UNREACHABLE : kind);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private synchronized void use(@Nullable Session opened) {
        session = opened;
    }

    private synchronized void wakeUp() {
        if (session != null) {
            session.wakeUp();
        }
    }

    private static void await(CountDownLatch what, Duration atMost) {
        try {
            boolean unused = what.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
