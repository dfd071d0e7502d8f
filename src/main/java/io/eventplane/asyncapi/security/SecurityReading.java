package io.eventplane.asyncapi.security;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.security.DocumentSecurity.ServerSecurity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a document demands. */
public final class SecurityReading {

    private final Reading reading;
    private final AsyncApiVersion version;
    private final RequirementReader requirements;

    private SecurityReading(AsyncApiVersion version, Reading reading) {
        this.reading = reading;
        this.version = version;
        this.requirements = new RequirementReader(version, reading);
    }

    /**
     * What the document demands.
     *
     * @param reading lenient, of a document that is understood
     * @param channels what was understood of its channels
     */
    public static DocumentSecurity of(AsyncApiVersion version, Reading reading, List<Channel> channels) {
        return new SecurityReading(version, reading).read(channels);
    }

    private DocumentSecurity read(List<Channel> channels) {
        Map<String, String> addresses =
                channels.stream().collect(Collectors.toMap(Channel::name, Channel::address, (one, other) -> one));
        List<ServerSecurity> servers = servers();
        Map<String, Set<String>> onServers = new HashMap<>();
        Map<String, List<AnyOf>> operations = new HashMap<>();
        for (Located channel : reading.objects(reading.root(), "channels")) {
            String name = channel.trail().get(0).token();
            String address = DocumentSecurity.key(addresses.getOrDefault(name, name));
            onServers.merge(address, serversOf(channel, servers), SecurityReading::union);
            if (version.major() == 2) {
                reading.object(channel, "subscribe")
                        .ifPresent(
                                operation -> operations.merge(address, demandedBy(operation), SecurityReading::both));
            }
        }
        if (version.major() != 2) {
            operationsOf3(addresses, operations);
        }
        return new DocumentSecurity(servers, onServers, operations);
    }

    private List<ServerSecurity> servers() {
        return reading.objects(reading.root(), "servers").stream()
                .map(server -> new ServerSecurity(
                        server.trail().get(0).token(),
                        reading.text(server, "protocol").orElse("").toLowerCase(Locale.ROOT),
                        requirements.of(server)))
                .toList();
    }

    /** All of them, for a channel that names none. */
    private Set<String> serversOf(Located channel, List<ServerSecurity> servers) {
        Set<String> known = servers.stream().map(ServerSecurity::name).collect(Collectors.toSet());
        List<Located> named = reading.items(channel, "servers");
        return named.isEmpty() ? known : named(named, known);
    }

    private Set<String> named(List<Located> named, Set<String> known) {
        return named.stream()
                .flatMap(item -> item.node().isString() ? Stream.of(item.node().stringValue()) : trail(item))
                .filter(known::contains)
                .collect(Collectors.toSet());
    }

    private Stream<String> trail(Located item) {
        return reading.resolved(item).stream()
                .flatMap(found -> found.trail().stream())
                .map(place -> place.token());
    }

    private void operationsOf3(Map<String, String> addresses, Map<String, List<AnyOf>> operations) {
        for (Located operation : reading.objects(reading.root(), "operations")) {
            if (reading.text(operation, "action").filter("send"::equals).isPresent()) {
                List<AnyOf> demanded = demandedBy(operation);
                reading.object(operation, "channel").stream()
                        .flatMap(channel -> channel.trail().stream())
                        .map(place -> addresses.get(place.token()))
                        .filter(address -> address != null)
                        .distinct()
                        .forEach(address ->
                                operations.merge(DocumentSecurity.key(address), demanded, SecurityReading::both));
            }
        }
    }

    /** A trait's demand counts beside the operation's own: which of them hides the other differs between versions. */
    private List<AnyOf> demandedBy(Located operation) {
        Stream<Located> traits = reading.items(operation, "traits").stream()
                .flatMap(trait -> reading.resolved(trait).stream())
                .filter(reading::isObject);
        return Stream.concat(Stream.of(operation), traits)
                .map(requirements::of)
                .filter(demanded -> !demanded.isEmpty())
                .distinct()
                .toList();
    }

    private static List<AnyOf> both(List<AnyOf> one, List<AnyOf> other) {
        List<AnyOf> all = new ArrayList<>(one);
        all.addAll(other);
        return all.stream().distinct().toList();
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
