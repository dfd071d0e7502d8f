package io.eventplane.gateway.intake;

import io.eventplane.bus.BusEvent;
import io.eventplane.channel.ChannelOpener;
import java.util.concurrent.CompletionStage;

/** Where accepted events go: the bus, or what stands for it in a test. */
public interface EventSink extends ChannelOpener {

    /**
     * Puts an event on the bus; does not block.
     *
     * @return done when the bus has it on disk; failed with a {@link io.eventplane.bus.BusException} when it may not
     */
    CompletionStage<Void> publish(BusEvent event);
}
