package io.eventplane.asyncapi.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a document demands of those who send to its channels.
 *
 * <p>A server and an operation that both demand something must both be satisfied. Of several servers any will do, because the gateway stands
 * for all of them; those that demand nothing add no way in. Who sends to a channel with several operations does not say which of them is
 * meant, and so has to satisfy all.
 */
public final class DocumentSecurity {

    /** Of a document that is not there yet. */
    public static final DocumentSecurity NONE = new DocumentSecurity(List.of(), Map.of(), Map.of());

    private final List<ServerSecurity> servers;
    private final Map<String, Set<String>> serversOfChannels;
    private final Map<String, List<AnyOf>> operations;

    /** @param protocol in lower case */
    record ServerSecurity(String name, String protocol, AnyOf demanded) {}

    /**
     * What was read.
     *
     * @param serversOfChannels names, by the {@link #key} of the channel's address
     * @param operations what those that send demand, likewise
     */
    DocumentSecurity(
            List<ServerSecurity> servers,
            Map<String, Set<String>> serversOfChannels,
            Map<String, List<AnyOf>> operations) {
        this.servers = List.copyOf(servers);
        this.serversOfChannels = Map.copyOf(serversOfChannels);
        this.operations = Map.copyOf(operations);
    }

    /**
     * What is demanded of senders to that channel, on servers of those protocols.
     *
     * @param protocols in lower case
     * @return each of which must be satisfied; empty when nothing is demanded
     */
    public List<AnyOf> demandedOn(String address, Set<String> protocols) {
        List<AnyOf> all = new ArrayList<>();
        AnyOf ofServers = servers.stream()
                .filter(server -> protocols.contains(server.protocol()) && isOn(address, server.name()))
                .map(ServerSecurity::demanded)
                .reduce(AnyOf.NOTHING, AnyOf::or);
        if (!ofServers.isEmpty()) {
            all.add(ofServers);
        }
        all.addAll(operations.getOrDefault(key(address), List.of()));
        return all.stream().distinct().toList();
    }

    /** A leading slash doesn't make another channel. */
    static String key(String address) {
        return address.startsWith("/") ? address.substring(1) : address;
    }

    private boolean isOn(String address, String server) {
        Set<String> named = serversOfChannels.get(key(address));
        return named == null || named.contains(server);
    }
}
