package io.eventplane.gateway.http;

import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.ClientCertificate;
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
 * @param path the raw path behind {@code /events} or {@code /subscriptions}, still encoded; empty or starting with a slash
 * @param query what follows the question mark, still encoded; may be empty
 * @param headers by name in any case, values in their order
 * @param certificate what the connection's other end has shown
 */
record HttpHead(
        Sender sender,
        String method,
        String uri,
        String path,
        String query,
        MultiMap headers,
        Optional<ClientCertificate> certificate) {

    /** What every event URL's path begins with. */
    private static final String ROOT = "/events";
    /** What every address begins with that a subscription's events are pushed to. */
    private static final String PUSH_ROOT = "/subscriptions";

    /** Of a request that has arrived; empty when its path is no event URL's. */
    static Optional<HttpHead> of(HttpServerRequest request) {
        return of(request, ROOT);
    }

    /** Of a request that has arrived; empty when its path is that of no address that is pushed to. */
    static Optional<HttpHead> ofPush(HttpServerRequest request) {
        return of(request, PUSH_ROOT);
    }

    private static Optional<HttpHead> of(HttpServerRequest request, String root) {
        var path = request.path();
        boolean within = path != null
                && path.startsWith(root)
                && (path.length() == root.length() || path.charAt(root.length()) == '/');
        return within
                ? Optional.of(new HttpHead(
                        HttpProtocol.sender(request),
                        request.method().name(),
                        path,
                        path.substring(root.length()),
                        request.query() == null ? "" : request.query(),
                        request.headers(),
                        ClientCertificate.shownIn(request.sslSession())))
                : Optional.empty();
    }

    /** Whether it is for a subscription whose events are pushed, not for an event URL. */
    boolean isPushed() {
        return uri.startsWith(PUSH_ROOT);
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
