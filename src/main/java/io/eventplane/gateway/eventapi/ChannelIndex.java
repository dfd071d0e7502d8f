package io.eventplane.gateway.eventapi;

import io.eventplane.channel.ChannelPath;
import io.eventplane.gateway.security.CredentialKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which open event APIs have a channel, for senders who name no definition. Kept apart by protocol and credentials, so that a look
 * costs nothing for event APIs that are none of the sender's business. Thread-safe; a look waits for nobody.
 */
final class ChannelIndex {

    private record Audience(String protocol, CredentialKey key) {}

    private final Map<Audience, AddressIndex> audiences = new ConcurrentHashMap<>();

    /** All that were ever seen; they are a handful. */
    private final Set<String> protocols = ConcurrentHashMap.newKeySet();

    /** How many may be opened by a token, by protocol. */
    private final Map<String, Integer> takingTokens = new ConcurrentHashMap<>();

    /** The new one is there before the old one goes: no event falls in between. */
    void replace(@Nullable EventApi old, EventApi api) {
        protocols.addAll(api.protocols());
        countTokens(api, 1);
        audiences(api)
                .forEach(audience -> audiences.compute(audience, (same, addresses) -> {
                    var all = addresses == null ? new AddressIndex() : addresses;
                    all.add(api);
                    return all;
                }));
        if (old != null) {
            remove(old);
        }
    }

    void remove(EventApi api) {
        countTokens(api, -1);
        audiences(api)
                .forEach(audience -> audiences.computeIfPresent(audience, (same, addresses) -> addresses.remove(api)));
    }

    private static Stream<Audience> audiences(EventApi api) {
        return api.protocols().stream()
                .flatMap(protocol -> api.credentials().keys(protocol).stream().map(key -> new Audience(protocol, key)));
    }

    private void countTokens(EventApi api, int more) {
        api.protocols().stream()
                .filter(api.credentials()::takesTokens)
                .forEach(protocol -> takingTokens.merge(protocol, more, Integer::sum));
    }

    boolean takesTokens(String protocol) {
        return takingTokens.getOrDefault(protocol, 0) > 0;
    }

    List<EventApi> find(ChannelPath path, String protocol, List<CredentialKey> keys) {
        return keys.stream()
                .map(key -> audiences.get(new Audience(protocol, key)))
                .flatMap(addresses -> addresses == null ? Stream.<EventApi>empty() : addresses.find(path).stream())
                .distinct()
                .toList();
    }

    boolean hasAny(List<CredentialKey> keys) {
        return protocols.stream().anyMatch(protocol -> hasAny(protocol, keys));
    }

    boolean hasAny(String protocol, List<CredentialKey> keys) {
        return keys.stream().anyMatch(key -> audiences.containsKey(new Audience(protocol, key)));
    }
}
