package io.eventplane.eventing;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.channel.OpenChannels;
import io.eventplane.channel.OpenChannelsReader;
import io.eventplane.channel.PreparedEvent.Origin;
import io.eventplane.eventing.delivery.Outlet;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.platform.RuntimeIdentity;
import io.eventplane.replica.ReplicatedDefinition;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionRules;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what a definition says about its external subscriptions: what is to be opened, and where what comes from there goes. */
@OnePerApplication
public final class DefinitionOutlets {

    private final RuntimeIdentities identities;
    private final String instance;
    private final int maxBytes;

    /** As that instance of the Runtime's agents, for events with data of at most so many bytes. */
    @Inject
    public DefinitionOutlets(
            RuntimeIdentities identities,
            @ConfigProperty(name = "eventplane.agent.instance") String instance,
            @ConfigProperty(name = "eventplane.eventing.max-payload-bytes") int maxBytes) {
        this.identities = identities;
        this.instance = instance;
        this.maxBytes = maxBytes;
    }

    /**
     * What is to be opened, and where it goes, in the definition's order; nothing while its document has not been fetched: nobody could tell
     * what the messages are. What is pushed to the gateway is nothing to be opened.
     *
     * @throws io.eventplane.asyncapi.verdict.InvalidDocumentException when its document can't be read
     */
    Map<SubscriptionOrder, Outlet> read(ReplicatedDefinition definition) {
        var spec = definition.spec();
        Map<SubscriptionOrder, Outlet> all = new LinkedHashMap<>();
        if (spec != null && !definition.externalSubscriptions().isEmpty()) {
            var channels = OpenChannelsReader.read(definition, AsyncApiDocument.parse(spec.text()));
            definition.externalSubscriptions().stream()
                    .filter(each -> !isPushed(each))
                    .forEach(each -> all.put(order(definition, each), outlet(definition, each, channels)));
        }
        return all;
    }

    private static boolean isPushed(ExternalSubscription subscription) {
        return SubscriptionRules.of(subscription)
                .filter(rules -> rules.isPushed(subscription))
                .isPresent();
    }

    private SubscriptionOrder order(ReplicatedDefinition definition, ExternalSubscription subscription) {
        var runtime = identities.current().map(RuntimeIdentity::id).orElse("");
        return new SubscriptionOrder(definition.id(), runtime, instance, subscription);
    }

    private Outlet outlet(ReplicatedDefinition definition, ExternalSubscription subscription, OpenChannels channels) {
        var origin = new Origin(definition.id(), subscription.source());
        return new Outlet(origin, subscription.topic(), channels, maxBytes);
    }
}
