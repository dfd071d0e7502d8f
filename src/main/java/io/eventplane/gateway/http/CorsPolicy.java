package io.eventplane.gateway.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may publish from a browser: those of the origins that the operator names, and none by default.
 *
 * @param origins such as {@code https://shop.example}; compared as they stand
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
record CorsPolicy(Set<String> origins) {

    private static final String AN_HOUR = "3600";

    /** What a page may read of an answer, beside what every page may. */
    private static final String EXPOSED = "Deprecation, Link, Retry-After, Sunset";

    /**
     * Adds to the answer what an allowed page needs to see it.
     *
     * @return whether the request was only the browser's question beforehand, and is answered
     */
    boolean apply(HttpServerRequest request) {
        if (origins.isEmpty()) {
            return false;
        }
        var response = request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            return false;
        }
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        return preflight(request);
    }

    /** Whether a page of that origin may open a connection that no browser asks about beforehand; whoever is no page may. */
    boolean lets(@Nullable String origin) {
        return origin == null || origins.contains(origin);
    }

    /** Which headers there may be is not the point: every event may have attributes of its own. */
    private static boolean preflight(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.OPTIONS)
                || !request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            return false;
        }
        var asked = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        if (asked != null) {
            request.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, asked);
        }
        request.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "POST")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, AN_HOUR)
                .setStatusCode(HttpResponseStatus.NO_CONTENT.code())
                .end();
        return true;
    }
}
