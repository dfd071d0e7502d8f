package io.eventplane.director.identity;

import io.eventplane.director.failure.DirectorFailure.Code;
import io.eventplane.director.failure.UnauthenticatedException;
import io.eventplane.token.InvalidTokenException;
import io.eventplane.token.TokenFault;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a request of which nobody knows whose it is.
 *
 * @param challenges the values of {@code WWW-Authenticate}; none when to present something else would not help
 * @param message for a stranger: of a token that the issuer did not sign it does not tell what is wrong
 */
record Refusal(int status, List<String> challenges, Code code, String message) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** In seconds; the issuer may be back by then. */
    private static final String RETRY_AFTER = "10";

    static Refusal of(UnauthenticatedException failure, boolean takesTokens) {
        return new Refusal(
                HttpServletResponse.SC_UNAUTHORIZED,
                takesTokens ? List.of(Challenge.basic(), Challenge.bearer()) : List.of(Challenge.basic()),
                Code.UNAUTHENTICATED,
                String.valueOf(failure.getMessage()));
    }

    static Refusal of(InvalidTokenException failure) {
        var message = message(failure);
        return failure.fault().isTemporary()
                ? new Refusal(HttpServletResponse.SC_SERVICE_UNAVAILABLE, List.of(), Code.UNAUTHENTICATED, message)
                : new Refusal(
                        HttpServletResponse.SC_UNAUTHORIZED,
                        List.of(Challenge.bearer("invalid_token", message)),
                        Code.UNAUTHENTICATED,
                        message);
    }

    /** Of a request that presents something where, or as often as, it must not. */
    static Refusal ofRequest(String message) {
        return new Refusal(
                HttpServletResponse.SC_BAD_REQUEST,
                List.of(Challenge.bearer("invalid_request", message)),
                Code.INVALID_INPUT,
                message);
    }

    private static String message(InvalidTokenException failure) {
        if (failure.fault().isTemporary()) {
            return "whether the token is valid can't be found out now; try again";
        }
        boolean isGenuine = failure.fault() == TokenFault.EXPIRED || failure.fault() == TokenFault.CLAIMS;
        return isGenuine ? String.valueOf(failure.getMessage()) : "the token is not valid here";
    }

    /** For whoever wants to know of it. */
    AccessRefused from(String address) {
        return new AccessRefused(address, code.text(), message);
    }

    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        challenges.forEach(challenge -> response.addHeader("WWW-Authenticate", challenge));
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER);
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(Map.of("errors", List.of(error()))));
    }

    private Map<String, Object> error() {
        return Map.of("message", message, "extensions", Map.of("code", code.text()));
    }
}
