package io.eventplane.gateway.amqp.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.gateway.security.Login;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * What a client answers under SASL PLAIN: {@code [authorization id] NUL user name NUL password}. The authorization id is empty or the user
 * name: nobody acts for somebody else here.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4616#section-2">RFC 4616, section 2</a>
 */
final class PlainResponse {

    private static final int PARTS = 3;

    private PlainResponse() {}

    static Login read(byte[] response) {
        try {
            var parts = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(response))
                    .toString()
                    .split("\0", -1);
            return parts.length == PARTS
                    ? login(parts[0], parts[1], parts[2])
                    : new Login.Unreadable("The response under SASL PLAIN is not of the form of RFC 4616.");
        } catch (CharacterCodingException e) {
            return new Login.Unreadable("The response under SASL PLAIN is not UTF-8.");
        }
    }

    private static Login login(String authorizationId, String username, String password) {
        return authorizationId.isEmpty() || authorizationId.equals(username)
                ? new Login.Basic(username, password)
                : new Login.Unreadable("Nobody acts for somebody else here: leave the authorization id empty.");
    }
}
