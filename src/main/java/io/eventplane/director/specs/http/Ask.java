package io.eventplane.director.specs.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param headers sent along, in this order
 * @param form the body of a POST, as forms are encoded; null makes it a GET
 */
record Ask(
        URI uri,
        List<Map.Entry<String, String>> headers,
        @Nullable String form) {

    /** What frames the message, or how its answer comes: the client's own. */
    private static final Set<String> CLIENTS_OWN = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    static Ask get(URI uri) {
        return new Ask(uri, List.of(), null);
    }

    static Ask post(URI uri, String form) {
        return new Ask(uri, List.of(), form);
    }

    /** The same with a header, in place of any of that name. */
    Ask with(String name, String value) {
        return withAll(Map.of(name, List.of(value)));
    }

    /** The same with these headers, in place of any of their names; those that only the client may set are left out. */
    Ask withAll(Map<String, List<String>> more) {
        var names = more.keySet().stream().map(Ask::lower).toList();
        var all = new ArrayList<>(
                headers.stream().filter(h -> !names.contains(lower(h.getKey()))).toList());
        more.forEach((name, values) -> {
            if (!CLIENTS_OWN.contains(lower(name))) {
                values.forEach(value -> all.add(Map.entry(name, value)));
            }
        });
        return new Ask(uri, List.copyOf(all), form);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "Ask[" + WebAddress.shown(uri) + "]";
    }
}
