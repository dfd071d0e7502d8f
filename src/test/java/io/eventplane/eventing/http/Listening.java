package io.eventplane.eventing.http;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it is told; settles at once, unless it is told to keep what comes. */
final class Listening implements Receiver {

    final AtomicInteger subscribed = new AtomicInteger();
    final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<Received> messages = new java.util.ArrayList<>();
    private volatile boolean keeping;

    static Listening keeping() {
        var listening = new Listening();
        listening.keeping = true;
        return listening;
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
        synchronized (this) {
            messages.add(message);
        }
        if (!keeping) {
            message.settled().run();
        }
    }

    /** What came is settled, and what comes is at once. */
    void settleAll() {
        keeping = false;
        messages().forEach(message -> message.settled().run());
    }

    synchronized List<Received> messages() {
        return List.copyOf(messages);
    }

    synchronized int count() {
        return messages.size();
    }

    List<String> positions() {
        return messages().stream().map(each -> each.position().orElse("none")).toList();
    }
}
