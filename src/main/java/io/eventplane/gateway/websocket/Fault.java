package io.eventplane.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/**
 * Why the gateway closes a connection.
 *
 * @param code as observers are told it
 * @param status as the client is told it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1">RFC 6455, section 7.4.1</a>
 */
record Fault(String code, WebSocketCloseStatus status, String detail) {

    /** What a close frame has room for, behind the status. */
    private static final int MOST_BYTES = 123;

    /** The detail, cut to what a close frame has room for. */
    String reason() {
        int end = Math.min(detail.length(), MOST_BYTES);
        while (detail.substring(0, end).getBytes(UTF_8).length > MOST_BYTES) {
            end--;
        }
        boolean halfCharacter = end > 0 && end < detail.length() && Character.isHighSurrogate(detail.charAt(end - 1));
        return detail.substring(0, halfCharacter ? end - 1 : end);
    }
}
