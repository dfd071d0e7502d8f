package io.eventplane.eventing.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Remembers what it is told, and settles at once what it is told to. */
class Recorder implements Receiver {

    final List<Received> messages = new CopyOnWriteArrayList<>();
    final List<Fault> faults = new CopyOnWriteArrayList<>();
    final AtomicInteger subscribed = new AtomicInteger();
    private final Predicate<Received> settling;

    Recorder() {
        this(message -> true);
    }

    Recorder(Predicate<Received> settling) {
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
        if (settling.test(message)) {
            message.settled().run();
        }
    }

    /** The bodies, in the order in which they came. */
    List<String> texts() {
        return messages.stream().map(Recorder::text).toList();
    }

    static String text(Received message) {
        return new String(data(message.content()), UTF_8);
    }

    private static byte[] data(PresentedEvent content) {
        if (content instanceof PresentedEvent.Plain plain) {
            return plain.data().toBytes();
        }
        if (content instanceof PresentedEvent.Binary binary) {
            return binary.data().toBytes();
        }
        return content instanceof PresentedEvent.Structured structured
                ? structured.text().toBytes()
                : new byte[0];
    }
}
