package io.eventplane.gateway.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.gateway.security.Credentials;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * What a client answers under SASL PLAIN: {@code [authorization id] NUL user name NUL password}. The authorization id is left aside:
 * nobody acts for somebody else here.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4616#section-2">RFC 4616, section 2</a>
 */
final class PlainResponse {

    private static final int PARTS = 3;

    private PlainResponse() {}

    static Credentials read(byte[] response) {
        try {
            var parts = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(response))
                    .toString()
                    .split("\0", -1);
            return parts.length == PARTS
                    ? new Credentials.Basic(parts[1], parts[2])
                    : new Credentials.Unreadable("The response under SASL PLAIN is not of the form of RFC 4616.");
        } catch (CharacterCodingException e) {
            return new Credentials.Unreadable("The response under SASL PLAIN is not UTF-8.");
        }
    }
}
