package io.eventplane.eventing.delivery;

import io.eventplane.bus.BusEvent;
import io.eventplane.channel.OpenChannel;
import java.util.List;
import java.util.Set;

/**
 * What a message has become.
 *
 * @param events to be put on the bus, in their order; none for a batch of none
 * @param channels those that have to be on the bus before
 * @param deadLetter whether it is one
 */
record Converted(List<BusEvent> events, Set<OpenChannel> channels, boolean deadLetter) {

    static Converted deadLetter(BusEvent letter) {
        return new Converted(List.of(letter), Set.of(), true);
    }
}
