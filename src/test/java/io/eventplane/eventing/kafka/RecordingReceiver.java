package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what it is told; settles a message at once, or when a test does. */
final class RecordingReceiver implements Receiver {

    final List<Received> messages = new CopyOnWriteArrayList<>();
    final Set<String> positions = ConcurrentHashMap.newKeySet();
    final List<Fault> faults = new CopyOnWriteArrayList<>();
    final AtomicInteger subscribed = new AtomicInteger();
    final boolean settling;

    RecordingReceiver(boolean settling) {
        this.settling = settling;
    }

    @Override
    public void subscribed() {
        subscribed.incrementAndGet();
    }

    @Override
    public void failed(Fault fault) {
        faults.add(fault);
    }

    @Override
    public void received(Received message) {
        messages.add(message);
        positions.add(message.position().orElseThrow());
        if (settling) {
            message.settled().run();
        }
    }

    boolean hasFailedFor(Fault.Kind kind) {
        return faults.stream().anyMatch(fault -> fault.kind() == kind);
    }
}
