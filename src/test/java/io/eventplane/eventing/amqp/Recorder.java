package io.eventplane.eventing.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it is told, and settles at once unless it is told not to. */
final class Recorder implements Receiver {

    final List<Received> messages = new CopyOnWriteArrayList<>();
    final List<Fault> faults = new CopyOnWriteArrayList<>();
    final AtomicInteger subscribed = new AtomicInteger();
    private final boolean settling;

    Recorder() {
        this(true);
    }

    Recorder(boolean settling) {
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
        if (settling) {
            message.settled().run();
        }
    }

    List<Fault.Kind> kinds() {
        return faults.stream().map(Fault::kind).toList();
    }

    /** The bodies, in the order in which they came. */
    List<String> texts() {
        return messages.stream().map(Received::content).map(Recorder::text).toList();
    }

    private static String text(PresentedEvent content) {
        if (content instanceof PresentedEvent.Plain plain) {
            return new String(plain.data().toBytes(), UTF_8);
        }
        return content instanceof PresentedEvent.Binary binary
                ? new String(binary.data().toBytes(), UTF_8)
                : content.getClass().getSimpleName();
    }
}
