package io.eventplane.gateway.eventapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A place in a tree of addresses: what follows by literal segment, what follows by a parameter, and the event APIs that end here. */
final class AddressNode {

    private static final String ANY = "{}";

    private final Map<String, AddressNode> next = new ConcurrentHashMap<>();
    private volatile List<EventApi> here = List.of();

    void add(List<String> segments, EventApi api) {
        if (segments.isEmpty()) {
            here = AddressIndex.with(here, api);
        } else {
            next.computeIfAbsent(key(segments.get(0)), segment -> new AddressNode())
                    .add(rest(segments), api);
        }
    }

    /** Whether nothing is left. */
    boolean remove(List<String> segments, EventApi api) {
        if (segments.isEmpty()) {
            here = AddressIndex.without(here, api);
        } else {
            next.computeIfPresent(
                    key(segments.get(0)), (segment, node) -> node.remove(rest(segments), api) ? null : node);
        }
        return here.isEmpty() && next.isEmpty();
    }

    void collect(List<String> path, List<EventApi> found) {
        if (path.isEmpty()) {
            found.addAll(here);
            return;
        }
        collect(path.get(0), rest(path), found);
        if (!path.get(0).equals(ANY)) {
            collect(ANY, rest(path), found);
        }
    }

    private void collect(String segment, List<String> rest, List<EventApi> found) {
        var node = next.get(segment);
        if (node != null) {
            node.collect(rest, found);
        }
    }

    /** A segment with any parameter in it counts as one. */
    private static String key(String segment) {
        return segment.indexOf('{') < 0 ? segment : ANY;
    }

    private static List<String> rest(List<String> segments) {
        return segments.subList(1, segments.size());
    }

    static List<String> split(String path, char separator) {
        List<String> segments = new ArrayList<>();
        int from = 0;
        for (int at = path.indexOf(separator); at >= 0; at = path.indexOf(separator, from)) {
            segments.add(path.substring(from, at));
            from = at + 1;
        }
        segments.add(path.substring(from));
        return segments;
    }
}
