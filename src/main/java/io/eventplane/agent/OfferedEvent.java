package io.eventplane.agent;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.replica.ReplicatedDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An event API as this Runtime offers it to consumers.
 *
 * @param definition as the Director told it; its document, which can be megabytes long, is left out
 * @param channels those that the Application sends on, in document order; empty while the document has not been
 *     fetched
 * @param document the AsyncAPI document with this Runtime's bus as its servers; empty while it has not been fetched
 */
record OfferedEvent(ReplicatedDefinition definition, List<OfferedChannel> channels, Optional<ServedDocument> document) {

    /** By application, then event, as people look for them; the id makes it total. */
    static final Comparator<OfferedEvent> ORDER = Comparator.comparing(
                    (OfferedEvent event) -> event.definition.application().name())
            .thenComparing(event -> event.definition.name())
            .thenComparing(OfferedEvent::id);

    OfferedEvent {
        definition = definition.withoutSpec();
        channels = List.copyOf(channels);
    }

    /** A channel and the address on the bus where its events are. */
    record OfferedChannel(Channel channel, String busAddress) {}

    String id() {
        return definition.id();
    }

    Set<String> busAddresses() {
        return channels.stream().map(OfferedChannel::busAddress).collect(toUnmodifiableSet());
    }

    boolean isOf(String application) {
        return definition.application().name().equals(application)
                || definition.application().id().equals(application);
    }
}
