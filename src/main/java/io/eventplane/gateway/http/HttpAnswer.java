package io.eventplane.gateway.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to the sender.
 *
 * @param headers beside {@code Content-Type} and {@code Content-Length}
 * @param body JSON
 */
record HttpAnswer(int status, String contentType, Map<String, String> headers, String body) {

    /** The same with more headers. */
    HttpAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpAnswer(status, contentType, all, body);
    }
}
