package io.eventplane.gateway.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request says before its body.
 *
 * @param uri the raw path of the whole URL, as a problem report repeats it
 * @param path the raw path behind {@code /events}, still encoded; empty or starting with a slash
 * @param headers name in lower case → values in their order
 */
record HttpHead(String method, String uri, String path, Map<String, List<String>> headers) {

    /** All values of a header. */
    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The first value of a header. */
    Optional<String> first(String name) {
        var values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
