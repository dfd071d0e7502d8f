package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Login;
import io.vertx.core.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;

/**
 * What a request presents: the header {@code Authorization} with the schemes Basic and Bearer, the connection's certificate, and keys
 * wherever a definition asks for them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</a>
 */
final class HttpCredentials {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final BitSet TOKEN =
            characters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/");

    private HttpCredentials() {}

    /** Never fails, because a definition may not ask for credentials at all. */
    static Credentials of(HttpHead head) {
        return new Credentials(login(head), head.certificate(), new RequestKeys(head));
    }

    private static Login login(HttpHead head) {
        var login = login(head.all(HttpHeaders.AUTHORIZATION));
        boolean mayBeToken = login instanceof Login.None || login instanceof Login.Bearer;
        return mayBeToken && RequestKeys.hasParameter(head.query(), "access_token")
                ? new Login.Unreadable("A token in the query string is not taken: send it in the header Authorization.")
                : login;
    }

    private static Login login(List<String> values) {
        if (values.isEmpty()) {
            return new Login.None();
        }
        if (values.size() > 1) {
            return new Login.Unreadable("There is more than one Authorization header.");
        }
        return login(values.get(0).strip());
    }

    private static Login login(String value) {
        if (value.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return basic(value.substring(BASIC.length()).strip());
        }
        if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            var token = value.substring(BEARER.length()).strip();
            return isToken(token)
                    ? new Login.Bearer(token)
                    : new Login.Unreadable("What is sent as a token has characters that no token has.");
        }
        return new Login.Unreadable("The Authorization header is of another scheme than Basic and Bearer.");
    }

    /** RFC 6750, 2.1. Not by a regular expression: tokens are long, and each request has one. */
    private static boolean isToken(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int at = 0; at < end; at++) {
            if (!TOKEN.get(text.charAt(at))) {
                return false;
            }
        }
        return end > 0;
    }

    private static BitSet characters(String all) {
        var set = new BitSet();
        all.chars().forEach(set::set);
        return set;
    }

    private static Login basic(String base64) {
        try {
            return pair(decoded(base64));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return new Login.Unreadable("The Basic credentials are not base64 of UTF-8 text.");
        }
    }

    private static String decoded(String base64) throws CharacterCodingException {
        return UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                .toString();
    }

    private static Login pair(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Login.Unreadable("The Basic credentials have no colon between user name and password.")
                : new Login.Basic(text.substring(0, colon), text.substring(colon + 1));
    }
}
