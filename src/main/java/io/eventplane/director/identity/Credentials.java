package io.eventplane.director.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What an {@code Authorization} header holds.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617, Basic</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750, Bearer</a>
 */
final class Credentials {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private Credentials() {}

    static boolean isBearer(String authorization) {
        return isOf(BEARER, authorization);
    }

    /** The token of a header that has one. */
    static String token(String authorization) {
        return authorization.substring(BEARER.length()).strip();
    }

    /** With a colon in between, or without; empty when the header is not of that kind. */
    static Optional<String> userAndPassword(String authorization) {
        try {
            return Optional.of(authorization)
                    .filter(header -> isOf(BASIC, header))
                    .map(header -> header.substring(BASIC.length()).strip())
                    .map(pair -> new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOf(String scheme, String authorization) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
