package io.eventplane.gateway.channel;

import io.eventplane.bus.BusEvent;
import java.util.concurrent.CompletionStage;

/** Where accepted events go: the bus, or what stands for it in a test. */
public interface EventSink {

    /**
     * Makes sure that the address keeps what is published to it. Opening an open one changes nothing.
     *
     * @throws io.eventplane.bus.BusException when it can't be made sure now
     */
    void open(String address);

    /**
     * Puts an event on the bus; does not block.
     *
     * @return done when the bus has it on disk; failed with a {@link io.eventplane.bus.BusException} when it may not
     */
    CompletionStage<Void> publish(BusEvent event);
}
