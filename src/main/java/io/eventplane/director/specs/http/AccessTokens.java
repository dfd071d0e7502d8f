package io.eventplane.director.specs.http;

import io.eventplane.director.credentials.OAuthCredentialData;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OAuth 2 access tokens by client credentials, each kept in memory until shortly before it expires. The client presents itself by HTTP
 * basic, which every authorization server must take.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, 4.4</a>
 */
@OnePerApplication
public class AccessTokens {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,10000}");
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,50}");
    private static final Duration LONGEST_KEPT = Duration.ofHours(1);
    private static final Duration EARLIER = Duration.ofSeconds(30);

    private final WebClient client;
    private final Clock clock;
    private final Map<OAuthCredentialData, Token> kept = new ConcurrentHashMap<>();

    @Inject
    public AccessTokens(WebClient client) {
        this(client, Clock.systemUTC());
    }

    AccessTokens(WebClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {

        @Override
        public String toString() {
            return "Token[until=" + until + "]";
        }
    }

    /** @throws FetchFailedException when the authorization server gives none */
    String token(OAuthCredentialData credential, Budget budget) {
        kept.values().removeIf(token -> !token.until().isAfter(clock.instant()));
        var known = kept.get(credential);
        if (known != null) {
            return known.value();
        }
        var token = fetch(credential, budget);
        kept.put(credential, token);
        return token.value();
    }

    /** Forgets a token that a server did not take; answers whether it was still this one. */
    boolean forget(OAuthCredentialData credential, String token) {
        return kept.computeIfPresent(credential, (key, known) -> known.value().equals(token) ? null : known) == null;
    }

    private Token fetch(OAuthCredentialData credential, Budget budget) {
        var endpoint = WebAddress.checked(URI.create(credential.url()));
        var ask = Ask.post(endpoint, "grant_type=client_credentials")
                .with("Accept", "application/json")
                .with(
                        "Authorization",
                        Presented.basic(
                                WebAddress.encoded(credential.clientId()),
                                WebAddress.encoded(credential.clientSecret())));
        var answer = client.exchange(ask, budget);
        var body = json(answer);
        var token =
                body.path("access_token").isString() ? body.path("access_token").stringValue() : "";
        if (answer.status() != 200 || !TOKEN.matcher(token).matches()) {
            throw answer.failure("gave no access token: " + answer.status() + errorCode(body));
        }
        return new Token(token, clock.instant().plus(lifetime(body)));
    }

    private static Duration lifetime(JsonNode body) {
        var seconds = body.path("expires_in").asLong(0);
        var lifetime = Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_KEPT.toSeconds())));
        return lifetime.minus(lifetime.compareTo(EARLIER.multipliedBy(2)) > 0 ? EARLIER : lifetime.dividedBy(2));
    }

    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw answer.failure("gave no access token: " + answer.status() + ", and no JSON");
        }
    }

    /** The registered word for what is wrong (RFC 6749, 5.2), if it is one. */
    private static String errorCode(JsonNode body) {
        var code = body.path("error").asString("");
        return ERROR_CODE.matcher(code).matches() ? " " + code : "";
    }
}
