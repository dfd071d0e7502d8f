package io.eventplane.eventing.delivery;

import io.eventplane.bus.BusEvent;
import io.eventplane.channel.OpenChannel;
import io.eventplane.eventing.source.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Messages that go to the bus in one transaction, as what they have become.
 *
 * @param failures how many tries there were
 */
record Batch(List<Received> messages, List<BusEvent> events, Set<OpenChannel> channels, int deadLetters, int failures) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int MOST_DOUBLINGS = 6;

    static Batch of(List<Received> messages, Outlet outlet) {
        List<BusEvent> events = new ArrayList<>();
        Set<OpenChannel> channels = new LinkedHashSet<>();
        int deadLetters = 0;
        for (Received message : messages) {
            var converted = Conversion.of(message, outlet);
            events.addAll(converted.events());
            channels.addAll(converted.channels());
            deadLetters += converted.deadLetter() ? 1 : 0;
        }
        return new Batch(messages, events, channels, deadLetters, 0);
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    long bytes() {
        return messages.stream().mapToLong(Received::size).sum();
    }

    /** The same after one more try. */
    Batch failed() {
        return new Batch(messages, events, channels, deadLetters, failures + 1);
    }

    /** How long to wait before the next try: from 50 ms to about 3 s. */
    Duration pause() {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    }

    void settle() {
        messages.forEach(message -> message.settled().run());
    }
}
