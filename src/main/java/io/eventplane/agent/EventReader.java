package io.eventplane.agent;

import io.eventplane.agent.OfferedEvent.OfferedChannel;
import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.bus.Broker;
import io.eventplane.bus.ChannelAddress;
import io.eventplane.bus.Endpoint;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.replica.ReplicatedDefinition;
import io.eventplane.replica.ReplicatedDefinition.Application;
import io.eventplane.replica.ReplicatedDefinition.Spec;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes of a definition what its Runtime offers. Throws when the document is not usable; says why. */
@OnePerApplication
final class EventReader implements Function<ReplicatedDefinition, OfferedEvent> {

    private final Supplier<List<Endpoint>> bus;

    @Inject
    EventReader(Broker broker) {
        this(broker::endpoints);
    }

    /** @param bus asked each time: the broker may come later than this */
    EventReader(Supplier<List<Endpoint>> bus) {
        this.bus = bus;
    }

    @Override
    public OfferedEvent apply(ReplicatedDefinition definition) {
        var spec = definition.spec();
        return spec == null ? new OfferedEvent(definition, List.of(), Optional.empty()) : read(definition, spec);
    }

    private OfferedEvent read(ReplicatedDefinition definition, Spec spec) {
        var document = AsyncApiDocument.parse(spec.text());
        var application = definition.application();
        var rewritten = document.rewritten(BusServers.of(bus.get()), channel -> busAddress(application, channel));
        var served = new ServedDocument(rewritten, document.format());
        return new OfferedEvent(definition, channels(document, application), Optional.of(served));
    }

    private static List<OfferedChannel> channels(AsyncApiDocument document, Application application) {
        return document.channels().stream()
                .filter(Channel::publishable)
                .map(channel -> new OfferedChannel(channel, busAddress(application, channel)))
                .toList();
    }

    private static String busAddress(Application application, Channel channel) {
        return ChannelAddress.of(application.tenant(), application.name(), channel.address());
    }
}
