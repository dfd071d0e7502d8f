package io.eventplane.gateway;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.security.DocumentSecurity;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.bus.BusException;
import io.eventplane.gateway.channel.EventApi;
import io.eventplane.gateway.channel.EventSink;
import io.eventplane.gateway.channel.OpenChannel;
import io.eventplane.gateway.channel.OpenChannels;
import io.eventplane.gateway.channel.OpenChannelsReader;
import io.eventplane.gateway.channel.OpenEventApis;
import io.eventplane.gateway.limit.EventRates;
import io.eventplane.gateway.security.CredentialCheck;
import io.eventplane.gateway.security.CredentialChecks;
import io.eventplane.gateway.security.scram.ScramAccounts;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.replica.DefinitionListener;
import io.eventplane.replica.PublisherCredential;
import io.eventplane.replica.ReplicatedDefinition;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens and closes event URLs as definitions come, change and go. A new generation takes the old one's place in one step, after its
 * channels are on the bus; events that have started end with the generation they started with.
 */
@OnePerApplication
public final class EventUrls implements DefinitionListener {

    private static final Logger LOG = System.getLogger(EventUrls.class.getName());

    private final OpenEventApis apis;
    private final EventSink bus;
    private final CredentialChecks checks;
    private final GatewayProtocols protocols;
    private final EventRates rates;
    private final ScramAccounts accounts;

    /** Opens into {@code apis}, with channels on that bus, over what of those protocols a document names, as fast as {@code rates} say. */
    @Inject
    public EventUrls(
            OpenEventApis apis,
            EventSink bus,
            CredentialChecks checks,
            GatewayProtocols protocols,
            EventRates rates,
            ScramAccounts accounts) {
        this.accounts = accounts;
        this.rates = rates;
        this.protocols = protocols;
        this.apis = apis;
        this.bus = bus;
        this.checks = checks;
    }

    /** @throws InvalidDocumentException when the document can't be read here; then the event URL is closed */
    @Override
    public void changed(ReplicatedDefinition definition) {
        try {
            open(definition);
        } catch (InvalidDocumentException e) {
            // To serve the former generation on would also serve its former credentials.
            close(definition.id());
            throw e;
        }
    }

    /** The channels stay on the bus: what is on them is for the consumers, and to be cleared away by the agent. */
    @Override
    public void removed(String id) {
        close(id);
        rates.forget(id);
    }

    private void close(String id) {
        apis.close(id);
        accounts.remove(id);
    }

    private void open(ReplicatedDefinition definition) {
        var document = document(definition);
        var channels =
                document.map(read -> OpenChannelsReader.read(definition, read)).orElseGet(OpenChannels::none);
        putOnBus(definition.id(), channels);
        var offered =
                protocols.offeredTo(document.map(AsyncApiDocument::protocols).orElseGet(Set::of));
        var check = check(definition, document, offered, channels);
        var rate = rates.of(definition.id(), definition.maxEventsPerSecond(), check.principal());
        accounts.put(definition.id(), passwords(definition), check.asksForProof());
        apis.open(EventApi.of(definition, check, rate, offered, channels));
    }

    private static List<PublisherCredential.Basic> passwords(ReplicatedDefinition definition) {
        return Stream.ofNullable(definition.credential())
                .filter(PublisherCredential.Basic.class::isInstance)
                .map(PublisherCredential.Basic.class::cast)
                .toList();
    }

    private CredentialCheck check(
            ReplicatedDefinition definition,
            Optional<AsyncApiDocument> document,
            Set<String> offered,
            OpenChannels channels) {
        return checks.of(
                Stream.ofNullable(definition.credential()).toList(),
                document.map(AsyncApiDocument::security).orElse(DocumentSecurity.NONE),
                offered.stream().collect(Collectors.toMap(protocol -> protocol, protocols::serverProtocols)),
                channels.all().stream().map(OpenChannel::address).toList());
    }

    private static Optional<AsyncApiDocument> document(ReplicatedDefinition definition) {
        return Optional.ofNullable(definition.spec()).map(spec -> AsyncApiDocument.parse(spec.text()));
    }

    /** A bus that is away keeps no event URL closed: its senders would take "unknown" for final, and "unavailable" for what it is. */
    private void putOnBus(String id, OpenChannels channels) {
        try {
            channels.all().forEach(channel -> channel.openOn(bus));
        } catch (BusException e) {
            LOG.log(
                    Level.INFO,
                    "definition {0}: its channels are opened with their first events: {1}",
                    id,
                    e.getMessage());
        }
    }
}
