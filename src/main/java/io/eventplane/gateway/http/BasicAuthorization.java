package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.gateway.security.Credentials;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;

/**
 * The header {@code Authorization}, as far as the scheme Basic goes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 */
final class BasicAuthorization {

    private static final String SCHEME = "Basic ";

    private BasicAuthorization() {}

    /** What the header presents; never fails, because a definition may not ask for credentials at all. */
    static Credentials parse(List<String> values) {
        if (values.isEmpty()) {
            return new Credentials.None();
        }
        if (values.size() > 1) {
            return new Credentials.Unreadable("There is more than one Authorization header.");
        }
        return parse(values.get(0).strip());
    }

    private static Credentials parse(String value) {
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Credentials.Unreadable("This event API asks for the scheme Basic, and another one was sent.");
        }
        try {
            return pair(decoded(value.substring(SCHEME.length()).strip()));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return new Credentials.Unreadable("The Basic credentials are not base64 of UTF-8 text.");
        }
    }

    private static String decoded(String base64) throws CharacterCodingException {
        return UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                .toString();
    }

    private static Credentials pair(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Credentials.Unreadable("The Basic credentials have no colon between user name and password.")
                : new Credentials.Basic(text.substring(0, colon), text.substring(colon + 1));
    }
}
