package io.eventplane.eventing.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.event.PresentedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what it is told; settles a message at once, or when somebody does it for it. */
public final class RecordingReceiver implements Receiver {

    public final List<Received> messages = new CopyOnWriteArrayList<>();
    public final List<Fault> faults = new CopyOnWriteArrayList<>();
    public final AtomicInteger subscribed = new AtomicInteger();
    private final boolean settling;

    private RecordingReceiver(boolean settling) {
        this.settling = settling;
    }

    /** Settles at once. */
    public static RecordingReceiver settling() {
        return new RecordingReceiver(true);
    }

    /** Leaves it to somebody else. */
    public static RecordingReceiver keeping() {
        return new RecordingReceiver(false);
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

    /** Those of plain messages, in the order in which they came. */
    public List<String> bodies() {
        return messages.stream().map(RecordingReceiver::body).toList();
    }

    /** Of a plain message; of another what it is. */
    public static String body(Received message) {
        return message.content() instanceof PresentedEvent.Plain plain
                ? new String(plain.data().toBytes(), UTF_8)
                : message.toString();
    }
}
