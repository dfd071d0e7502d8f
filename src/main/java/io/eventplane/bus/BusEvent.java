package io.eventplane.bus;

import io.cloudevents.CloudEvent;
import java.util.Map;
import java.util.Optional;

/**
 * One event on its way to the bus.
 *
 * @param address from {@link ChannelAddress}
 * @param duplicateId the bus keeps one event of those with the same id, within the last
 *     {@code eventplane.bus.duplicate-window} of an address; empty for an event that nobody
 *     can send again, which the broker then need not remember
 * @param properties more application properties, say what a binding adds; names that JMS does not allow are made valid,
 *     reserved ones get the prefix {@code x_}
 */
public record BusEvent(String address, CloudEvent event, Optional<String> duplicateId, Map<String, String> properties) {

    public BusEvent {
        if (address.isBlank()) {
            throw new IllegalArgumentException("the address of event " + event.getId() + " is blank");
        }
        if (duplicateId.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("the duplicate id of event " + event.getId() + " is blank");
        }
        properties = Map.copyOf(properties);
    }
}
