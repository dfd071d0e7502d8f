package io.eventplane.eventing.delivery;

import io.eventplane.bus.BusEvent;
import io.eventplane.channel.ChannelOpener;
import java.util.List;

/** The Runtime's bus, or what stands for it in a test. */
public interface RuntimeBus extends ChannelOpener {

    /**
     * Puts events on the bus, all of them or none; blocks until they are on its disk.
     *
     * @throws io.eventplane.bus.BusException when they may not be
     */
    void publishTogether(List<BusEvent> events);
}
