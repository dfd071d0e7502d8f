package io.eventplane.gateway.eventapi;

import io.eventplane.channel.ChannelPath;
import io.eventplane.channel.OpenChannelsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Event APIs by the addresses of their channels: literal ones in a map, those with parameters in a tree of segments. Changed by one
 * thread at a time, read by any. Finds a few too many (a parameter stands for any text here); the document decides about those.
 */
final class AddressIndex {

    /** How many are found at most: enough to say that there are several. */
    private static final int MOST_FOUND = 10;

    /** Addresses with more segments are not found here, only where their definition is named. */
    private static final int MOST_SEGMENTS = 256;

    private final Map<String, List<EventApi>> literal = new ConcurrentHashMap<>();
    private final AddressNode slashed = new AddressNode();
    private final AddressNode dotted = new AddressNode();
    private int size;

    /** Also in the place of an earlier generation. */
    void add(EventApi api) {
        size++;
        api.channels().all().forEach(channel -> add(OpenChannelsReader.key(channel.address()), api));
    }

    /** Null when nothing is left; that very generation goes, no later one. */
    @Nullable
    AddressIndex remove(EventApi api) {
        size--;
        api.channels().all().forEach(channel -> remove(OpenChannelsReader.key(channel.address()), api));
        return size == 0 ? null : this;
    }

    /** Those that have a channel of that path; of many, some. */
    List<EventApi> find(ChannelPath path) {
        var plain = OpenChannelsReader.key(path.toString());
        var found = new ArrayList<>(literal.getOrDefault(plain, List.of()));
        slashed.collect(AddressNode.split(plain, '/'), found);
        if (plain.indexOf('/') < 0) {
            dotted.collect(AddressNode.split(plain, '.'), found);
        }
        return found.stream()
                .distinct()
                .filter(api -> api.channels().find(path).isPresent())
                .limit(MOST_FOUND)
                .toList();
    }

    private void add(String address, EventApi api) {
        if (isLiteral(address)) {
            literal.merge(address, List.of(api), (old, added) -> with(old, api));
        } else {
            segments(address).ifPresent(segments -> tree(address).add(segments, api));
        }
    }

    private void remove(String address, EventApi api) {
        if (isLiteral(address)) {
            literal.computeIfPresent(address, (same, apis) -> {
                var left = without(apis, api);
                return left.isEmpty() ? null : left;
            });
        } else {
            segments(address).ifPresent(segments -> tree(address).remove(segments, api));
        }
    }

    static List<EventApi> with(List<EventApi> apis, EventApi added) {
        // In the place of its earlier generation, so that a reader never sees both.
        var all = new ArrayList<>(apis);
        all.removeIf(other -> other.id().equals(added.id()));
        all.add(added);
        return List.copyOf(all);
    }

    static List<EventApi> without(List<EventApi> apis, EventApi removed) {
        return apis.stream().filter(other -> !other.equals(removed)).toList();
    }

    private static Optional<List<String>> segments(String address) {
        return Optional.of(AddressNode.split(address, separator(address)))
                .filter(segments -> segments.size() <= MOST_SEGMENTS);
    }

    private AddressNode tree(String address) {
        return separator(address) == '/' ? slashed : dotted;
    }

    private static boolean isLiteral(String address) {
        return address.indexOf('{') < 0;
    }

    /** As documents are matched: dots separate where no slash does. */
    private static char separator(String address) {
        return address.indexOf('/') < 0 && address.replaceAll("\\{[^{}]*}", "").indexOf('.') >= 0 ? '.' : '/';
    }
}
