package io.eventplane.gateway.channel;

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

    /** The new one is there before the old one goes: no event falls in between. */
    void replace(@Nullable EventApi old, EventApi api) {
        protocols.addAll(api.protocols());
        api.credentials()
                .key()
                .ifPresent(key -> api.protocols()
                        .forEach(protocol -> audiences.compute(new Audience(protocol, key), (audience, addresses) -> {
                            var all = addresses == null ? new AddressIndex() : addresses;
                            all.add(api);
                            return all;
                        })));
        if (old != null) {
            remove(old);
        }
    }

    void remove(EventApi api) {
        api.credentials()
                .key()
                .ifPresent(key -> api.protocols()
                        .forEach(protocol -> audiences.computeIfPresent(
                                new Audience(protocol, key), (audience, addresses) -> addresses.remove(api))));
    }

    List<EventApi> find(ChannelPath path, String protocol, List<CredentialKey> keys) {
        return keys.stream()
                .map(key -> audiences.get(new Audience(protocol, key)))
                .flatMap(addresses -> addresses == null ? Stream.<EventApi>empty() : addresses.find(path).stream())
                .toList();
    }

    boolean hasAny(List<CredentialKey> keys) {
        return protocols.stream().anyMatch(protocol -> hasAny(protocol, keys));
    }

    boolean hasAny(String protocol, List<CredentialKey> keys) {
        return keys.stream().anyMatch(key -> audiences.containsKey(new Audience(protocol, key)));
    }
}
