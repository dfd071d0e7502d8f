package io.eventplane.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/**
 * Whether a request says in a known way how long its body is. Netty refuses lengths that are none, but takes a request in an unknown
 * transfer encoding for one without a body, and what follows for the next request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, section 6.3, and 11.2 on request smuggling</a>
 */
final class Framing {

    private Framing() {}

    static boolean isClear(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return true;
        }
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean measured = request.headers().contains(HttpHeaders.CONTENT_LENGTH);
        if (encodings.isEmpty()) {
            return measured || !request.method().name().equals("POST");
        }
        return !measured
                && encodings.size() == 1
                && "chunked".equalsIgnoreCase(encodings.get(0).strip());
    }
}
