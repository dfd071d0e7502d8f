package io.eventplane.gateway;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.security.DocumentSecurity;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.bus.BusException;
import io.eventplane.channel.OpenChannel;
import io.eventplane.channel.OpenChannels;
import io.eventplane.channel.OpenChannelsReader;
import io.eventplane.gateway.eventapi.EventApi;
import io.eventplane.gateway.intake.EventSink;
import io.eventplane.gateway.limit.EventRate;
import io.eventplane.gateway.limit.EventRates;
import io.eventplane.gateway.security.CredentialCheck;
import io.eventplane.gateway.security.CredentialChecks;
import io.eventplane.platform.Credential;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.replica.DefinitionListener;
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

    private final Openings openings;
    private final EventSink bus;
    private final CredentialChecks checks;
    private final GatewayProtocols protocols;
    private final EventRates rates;

    /** Opens with channels on that bus, over what of those protocols a document names, as fast as {@code rates} say. */
    @Inject
    public EventUrls(
            Openings openings, EventSink bus, CredentialChecks checks, GatewayProtocols protocols, EventRates rates) {
        this.openings = openings;
        this.bus = bus;
        this.checks = checks;
        this.protocols = protocols;
        this.rates = rates;
    }

    /** @throws InvalidDocumentException when the document can't be read here; then the event URL is closed */
    @Override
    public void changed(ReplicatedDefinition definition) {
        try {
            open(definition);
        } catch (InvalidDocumentException e) {
            // To serve the former generation on would also serve its former credentials.
            openings.close(definition.id());
            throw e;
        }
    }

    /** The channels stay on the bus: what is on them is for the consumers, and to be cleared away by the agent. */
    @Override
    public void removed(String id) {
        openings.close(id);
        rates.forget(id);
    }

    private void open(ReplicatedDefinition definition) {
        var read = read(definition);
        putOnBus(definition.id(), read.channels());
        var present = Stream.ofNullable(definition.credential()).toList();
        var check = check(read, present);
        var rate = rates.of(definition.id(), definition.maxEventsPerSecond(), check.principal());
        var lasting = new Opening(read.api(check, rate), present);
        var former = definition.former();
        if (former == null) {
            openings.open(lasting);
            return;
        }
        var both =
                Stream.concat(present.stream(), Stream.of(former.credential())).toList();
        var during = new Opening(read.api(check(read, both).until(check), rate), both);
        openings.open(during, former.validUntil(), lasting);
    }

    /**
     * A definition with its document read.
     *
     * @param document empty while there is none
     * @param offered names of the protocols that it is published over
     */
    private record Read(
            ReplicatedDefinition definition,
            Optional<AsyncApiDocument> document,
            Set<String> offered,
            OpenChannels channels) {

        EventApi api(CredentialCheck check, EventRate rate) {
            return EventApi.of(definition, check, rate, offered, channels);
        }
    }

    private Read read(ReplicatedDefinition definition) {
        var document = document(definition);
        return new Read(
                definition,
                document,
                protocols.offeredTo(document.map(AsyncApiDocument::protocols).orElseGet(Set::of)),
                document.map(known -> OpenChannelsReader.read(definition, known))
                        .orElseGet(OpenChannels::none));
    }

    private CredentialCheck check(Read read, List<Credential> auth) {
        return checks.of(
                auth,
                read.document().map(AsyncApiDocument::security).orElse(DocumentSecurity.NONE),
                read.offered().stream().collect(Collectors.toMap(protocol -> protocol, protocols::serverProtocols)),
                read.channels().all().stream().map(OpenChannel::address).toList());
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
