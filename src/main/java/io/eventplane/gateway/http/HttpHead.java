package io.eventplane.gateway.http;

import io.eventplane.gateway.observation.Sender;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request says before its body.
 *
 * @param sender whose request it is
 * @param uri the raw path of the whole URL, as a problem report repeats it
 * @param path the raw path behind {@code /events}, still encoded; empty or starting with a slash
 * @param headers by name in any case, values in their order
 */
record HttpHead(Sender sender, String method, String uri, String path, MultiMap headers) {

    /** What every event URL's path begins with. */
    private static final String ROOT = "/events";

    /** Of a request that has arrived; empty when its path is no event URL's. */
    static Optional<HttpHead> of(HttpServerRequest request) {
        var path = request.path();
        boolean within = path != null
                && path.startsWith(ROOT)
                && (path.length() == ROOT.length() || path.charAt(ROOT.length()) == '/');
        return within
                ? Optional.of(new HttpHead(
                        HttpProtocol.sender(request),
                        request.method().name(),
                        path,
                        path.substring(ROOT.length()),
                        request.headers()))
                : Optional.empty();
    }

    /** All values of a header. */
    List<String> all(CharSequence name) {
        return headers.getAll(name);
    }

    /** The first value of a header. */
    Optional<String> first(CharSequence name) {
        return Optional.ofNullable(value(name));
    }

    /** The first value of a header; null when it isn't there. */
    @Nullable
    String value(CharSequence name) {
        return headers.get(name);
    }
}
