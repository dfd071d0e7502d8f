package io.eventplane.eventing.mqtt;

import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A subscription on an MQTT broker: connects, and connects again, until it is closed. */
final class MqttSubscription implements OpenSubscription, Link.Listener {

    private static final Duration LONGEST_END = Duration.ofSeconds(9);

    private final Receiver receiver;
    private final Backlog backlog = new Backlog();
    private final Connecting connecting;

    MqttSubscription(Links links, Logins logins, EventingThreads threads, Receiver receiver) {
        this.receiver = receiver;
        this.connecting = new Connecting(links, logins, threads, backlog, this);
    }

    void open() {
        connecting.begin();
    }

    void subscribed() {
        receiver.subscribed();
    }

    void failed(Fault fault) {
        receiver.failed(fault);
    }

    @Override
    public void received(Link link, Publication message) {
        if (!connecting.isBy(link)) {
            return;
        }
        int size = message.data().toBytes().length;
        backlog.add(size);
        receiver.received(message.received(() -> {
            backlog.remove(size);
            message.acknowledge().run();
        }));
        if (backlog.isOverfull()) {
            connecting.pause(link);
        }
    }

    @Override
    public void disconnected(Link link, Throwable cause) {
        connecting.lost(link, cause);
    }

    @Override
    public void close() {
        await(connecting.end());
    }

    @Override
    public void remove() {
        await(connecting.endForGood());
    }

    @Override
    public OptionalLong lag() {
        return OptionalLong.empty();
    }

    private static void await(CompletableFuture<?> end) {
        try {
            end.get(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unreachable) {
            // What there is to end goes with its own timeouts.
            return;
        }
    }
}
