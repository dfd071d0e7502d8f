package io.eventplane.director.specs.http;

import io.eventplane.director.credentials.HttpHeaders;
import io.eventplane.director.credentials.QueryParams;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is presented, and to whom alone.
 *
 * @param origin who gets to see it
 * @param headers name → values
 * @param parameters of the query, name → values
 */
record Presented(Origin origin, Map<String, List<String>> headers, Map<String, List<String>> parameters) {

    static Presented nothing(URI uri) {
        return new Presented(Origin.of(uri), Map.of(), Map.of());
    }

    /** The request with what is presented, if it goes to the origin; as it is, if not. */
    Ask to(URI uri) {
        return Origin.of(uri).equals(origin)
                ? Ask.get(WebAddress.with(uri, parameters)).withAll(headers)
                : Ask.get(WebAddress.with(uri, Map.of()));
    }

    /** This and a header more. */
    Presented with(String name, String value) {
        return with(new HttpHeaders(Map.of(name, List.of(value))), null);
    }

    /** This and more headers and parameters; a header given takes the place of one of its name. */
    Presented with(@Nullable HttpHeaders more, @Nullable QueryParams moreParameters) {
        var allHeaders = new LinkedHashMap<>(headers);
        if (more != null) {
            more.values().keySet().forEach(name -> allHeaders.keySet().removeIf(name::equalsIgnoreCase));
            allHeaders.putAll(more.values());
        }
        var allParameters = new LinkedHashMap<>(parameters);
        if (moreParameters != null) {
            allParameters.putAll(moreParameters.values());
        }
        return new Presented(origin, allHeaders, allParameters);
    }

    static String basic(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Without what is presented. */
    @Override
    public String toString() {
        return "Presented[to " + origin + "]";
    }
}
