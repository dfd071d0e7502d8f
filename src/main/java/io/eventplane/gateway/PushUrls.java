package io.eventplane.gateway;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.security.DocumentSecurity;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.channel.ChannelPath;
import io.eventplane.channel.OpenChannel;
import io.eventplane.channel.OpenChannels;
import io.eventplane.channel.OpenChannelsReader;
import io.eventplane.channel.Route;
import io.eventplane.gateway.eventapi.EventApi;
import io.eventplane.gateway.limit.EventRates;
import io.eventplane.gateway.push.OpenPushes;
import io.eventplane.gateway.push.PushedSubscription;
import io.eventplane.gateway.security.CredentialChecks;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.replica.DefinitionListener;
import io.eventplane.replica.ReplicatedDefinition;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.HttpRules;
import io.eventplane.subscription.SubscriptionAuth;
import io.eventplane.subscription.SubscriptionRules;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens and closes the addresses that external subscriptions are pushed to, as definitions come, change and go. */
@OnePerApplication
public final class PushUrls implements DefinitionListener {

    private static final Map<String, Set<String>> PROTOCOL = Map.of("http", Set.of("http", "https"));

    private final OpenPushes pushes;
    private final CredentialChecks checks;
    private final EventRates rates;
    private final Map<String, List<String>> counted = new ConcurrentHashMap<>();

    /** Opens there, for who has what is to be presented, as fast as {@code rates} say. */
    @Inject
    public PushUrls(OpenPushes pushes, CredentialChecks checks, EventRates rates) {
        this.pushes = pushes;
        this.checks = checks;
        this.rates = rates;
    }

    /** @throws InvalidDocumentException when the document can't be read here; then its addresses are closed until it can */
    @Override
    public void changed(ReplicatedDefinition definition) {
        try {
            var pushed = definition.externalSubscriptions().stream()
                    .filter(PushUrls::isPushed)
                    .toList();
            var channels = pushed.isEmpty() ? OpenChannels.none() : channels(definition);
            Map<String, List<PushedSubscription>> byPath = new LinkedHashMap<>();
            forgetRates(definition.id());
            pushed.forEach(each -> open(definition, each, channels)
                    .ifPresent(push -> byPath.computeIfAbsent(HttpRules.path(each), path -> new ArrayList<>())
                            .add(push)));
            pushes.replace(definition.id(), byPath);
        } catch (InvalidDocumentException e) {
            pushes.withdraw(definition.id());
            throw e;
        }
    }

    @Override
    public void removed(String id) {
        pushes.replace(id, Map.of());
        forgetRates(id);
    }

    private Optional<PushedSubscription> open(
            ReplicatedDefinition definition, ExternalSubscription subscription, OpenChannels channels) {
        return subscription.auth().map(auth -> {
            var topic = subscription.topic();
            var route = topic.equals(HttpRules.ALL) ? Optional.<Route>empty() : channels.find(ChannelPath.of(topic));
            return new PushedSubscription(api(definition, subscription, auth, channels), route, subscription, auth);
        });
    }

    /** The definition as one who pushes sees it: its own credentials, and those of its document, are for publishers. */
    private EventApi api(
            ReplicatedDefinition definition,
            ExternalSubscription subscription,
            SubscriptionAuth auth,
            OpenChannels channels) {
        var addresses = channels.all().stream().map(OpenChannel::address).toList();
        var check = checks.of(List.of(auth.credential()), DocumentSecurity.NONE, PROTOCOL, addresses);
        var bucket = definition.id() + " " + subscription.key();
        counted.computeIfAbsent(definition.id(), id -> new ArrayList<>()).add(bucket);
        return new EventApi(
                definition.id(),
                definition.generation(),
                Optional.empty(),
                definition.lifecycle(),
                URI.create("/subscriptions/" + definition.id() + "/" + HttpRules.path(subscription)),
                subscription.source(),
                check,
                rates.of(bucket, definition.maxEventsPerSecond(), check.principal()),
                PROTOCOL.keySet(),
                channels);
    }

    private void forgetRates(String id) {
        var former = counted.remove(id);
        if (former != null) {
            former.forEach(rates::forget);
        }
    }

    /** What the Director has let pass may have been registered before a rule was made. */
    private static boolean isPushed(ExternalSubscription subscription) {
        return SubscriptionRules.of(subscription)
                        .filter(rules -> rules.isPushed(subscription))
                        .isPresent()
                && SubscriptionRules.objectionsTo(subscription).isEmpty();
    }

    /** None while there is no document. */
    private static OpenChannels channels(ReplicatedDefinition definition) {
        return Optional.ofNullable(definition.spec())
                .map(spec -> OpenChannelsReader.read(definition, AsyncApiDocument.parse(spec.text())))
                .orElseGet(OpenChannels::none);
    }
}
