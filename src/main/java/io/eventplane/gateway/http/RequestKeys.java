package io.eventplane.gateway.http;

import io.eventplane.event.PercentEncoded;
import io.eventplane.gateway.security.ApiKeys;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The places of a request that keys may be in, read when a definition asks for them. */
record RequestKeys(HttpHead head) implements ApiKeys {

    @Override
    public List<String> at(Place place, String name) {
        return switch (place) {
            case HEADER -> head.all(name);
            case QUERY -> parameters(head.query(), name).toList();
            case COOKIE ->
                head.all(HttpHeaders.COOKIE).stream()
                        .flatMap(header -> Stream.of(header.split(";")))
                        .flatMap(cookie -> value(cookie.strip(), name).stream())
                        .toList();
        };
    }

    static boolean hasParameter(String query, String name) {
        return !query.isEmpty() && parameters(query, name).findAny().isPresent();
    }

    /** Values that can't be decoded are none of anybody's keys. */
    private static Stream<String> parameters(String query, String name) {
        return Stream.of(query.split("&")).flatMap(part -> decoded(part).flatMap(pair -> value(pair, name)).stream());
    }

    private static Optional<String> decoded(String part) {
        try {
            int equals = part.indexOf('=');
            return equals < 0
                    ? Optional.empty()
                    : Optional.of(PercentEncoded.decode(part.substring(0, equals)) + "="
                            + PercentEncoded.decode(part.substring(equals + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(String pair, String name) {
        return pair.startsWith(name + "=") ? Optional.of(pair.substring(name.length() + 1)) : Optional.empty();
    }
}
