package io.eventplane.gateway.websocket;

import io.eventplane.gateway.http.HandshakeRefused;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The opening handshake, before it is answered.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1">RFC 6455, section 4.2.1</a>
 */
final class Handshake {

    /** One structured event in JSON in each text message. */
    static final String STRUCTURED = "cloudevents.json";

    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    private Handshake() {}

    /** Whether that and nothing else is asked for, in the only HTTP that can. */
    static boolean isIn(HttpServerRequest request) {
        var protocols = request.headers().getAll(HttpHeaders.UPGRADE);
        return request.version() == HttpVersion.HTTP_1_1
                && request.method().equals(HttpMethod.GET)
                && protocols.size() == 1
                && protocols.get(0).strip().equalsIgnoreCase("websocket")
                && listed(request.headers(), HttpHeaders.CONNECTION).anyMatch("upgrade"::equalsIgnoreCase);
    }

    /** @throws HandshakeRefused when it is not one that RFC 6455 describes, or asks for a subprotocol that isn't spoken here */
    static void check(HttpServerRequest request) {
        var headers = request.headers();
        if (!headers.getAll("Sec-WebSocket-Version").equals(List.of(VERSION))) {
            throw new HandshakeRefused(
                    HttpResponseStatus.UPGRADE_REQUIRED.code(),
                    Map.of("Sec-WebSocket-Version", VERSION, "Upgrade", "websocket"),
                    "Only version 13 of WebSocket is spoken here.");
        }
        require(isKey(headers.getAll("Sec-WebSocket-Key")), "Sec-WebSocket-Key is not 16 bytes in base64.");
        require(hasNoBody(headers), "A handshake has no body.");
        require(
                speaksSubprotocol(headers),
                "Of subprotocols only " + STRUCTURED + " is spoken here: ask for it, or for none.");
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new HandshakeRefused(HttpResponseStatus.BAD_REQUEST.code(), Map.of(), otherwise);
        }
    }

    private static boolean isKey(List<String> values) {
        try {
            return values.size() == 1
                    && Base64.getDecoder().decode(values.get(0).strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean hasNoBody(MultiMap headers) {
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                && (length == null || length.strip().equals("0"));
    }

    private static boolean speaksSubprotocol(MultiMap headers) {
        var asked = listed(headers, "Sec-WebSocket-Protocol").toList();
        return asked.isEmpty() || asked.contains(STRUCTURED);
    }

    private static Stream<String> listed(MultiMap headers, CharSequence name) {
        return headers.getAll(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip);
    }
}
