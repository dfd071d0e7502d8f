package io.eventplane.gateway.http;

import io.eventplane.bus.BusEvent;
import io.eventplane.gateway.intake.EventSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A bus in memory, which answers as the test says. Refuses to hear of an address that was not opened. */
public final class FakeBus implements EventSink {

    public final List<BusEvent> published = Collections.synchronizedList(new ArrayList<>());
    public final Set<String> open = ConcurrentHashMap.newKeySet();
    public volatile Runnable opening = () -> {};
    public volatile Function<BusEvent, CompletionStage<Void>> confirming =
            event -> CompletableFuture.completedFuture(null);

    @Override
    public void open(String address) {
        opening.run();
        open.add(address);
    }

    @Override
    public CompletionStage<Void> publish(BusEvent event) {
        if (!open.contains(event.address())) {
            throw new AssertionError("published to " + event.address() + ", which is not open");
        }
        published.add(event);
        return confirming.apply(event);
    }

    public BusEvent only() {
        if (published.size() != 1) {
            throw new AssertionError("expected one event on the bus, found " + published);
        }
        return published.get(0);
    }
}
