package io.eventplane.gateway.http;

import java.util.Map;

/**
 * What goes back to the sender.
 *
 * @param headers beside {@code Content-Type} and {@code Content-Length}
 * @param body JSON
 */
record HttpAnswer(int status, String contentType, Map<String, String> headers, String body) {}
