package io.eventplane.director.specs.http;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.credentials.BasicCredentialData;
import io.eventplane.director.credentials.CSRFTokenCredentialRequestAuth;
import io.eventplane.director.credentials.CredentialData;
import io.eventplane.director.credentials.OAuthCredentialData;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an {@code Auth} what is presented with a request.
 *
 * <p>A CSRF token is asked for as SAP's servers have it, with {@code x-csrf-token: fetch}; the answer's header of that name goes along with
 * the request proper, and so do its cookies, if the token's endpoint is on the same host.
 */
@OnePerApplication
public class PresentAuth {

    private static final String CSRF = "x-csrf-token";
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,4000}");
    private static final Pattern COOKIE =
            Pattern.compile("\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+=[\\x21-\\x3A\\x3C-\\x7E]*)\\s*(;.*)?");

    private final WebClient client;
    private final AccessTokens tokens;

    @Inject
    public PresentAuth(WebClient client, AccessTokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** For requests to where {@code uri} is; asks for tokens where that is needed. */
    Presented present(URI uri, @Nullable Auth auth, Budget budget) {
        if (auth == null) {
            return Presented.nothing(uri);
        }
        var presented = credential(Presented.nothing(uri), auth.credential(), budget)
                .with(auth.additionalHeaders(), auth.additionalQueryParams());
        var csrf = auth.requestAuth() == null ? null : auth.requestAuth().csrf();
        return csrf == null ? presented : withCsrf(presented, csrf, budget);
    }

    /** Whether something else may be presented now than what a server has just refused. */
    boolean renew(@Nullable Auth auth, Presented refused) {
        return auth != null
                && auth.credential() instanceof OAuthCredentialData oauth
                && refused.headers().getOrDefault("Authorization", List.of()).stream()
                        .filter(value -> value.startsWith("Bearer "))
                        .anyMatch(value -> tokens.forget(oauth, value.substring("Bearer ".length())));
    }

    private Presented credential(Presented so, CredentialData credential, Budget budget) {
        // Sealed, but Java 17 has no switch over its kinds yet.
        return credential instanceof BasicCredentialData basic
                ? so.with("Authorization", Presented.basic(basic.username(), basic.password()))
                : so.with("Authorization", "Bearer " + tokens.token((OAuthCredentialData) credential, budget));
    }

    private Presented withCsrf(Presented presented, CSRFTokenCredentialRequestAuth csrf, Budget budget) {
        var endpoint = WebAddress.checked(URI.create(csrf.tokenEndpointURL()));
        var asking = credential(Presented.nothing(endpoint), csrf.credential(), budget)
                .with(csrf.additionalHeaders(), csrf.additionalQueryParams())
                .with(CSRF, "fetch");
        var answer = client.exchange(asking.to(endpoint), budget);
        var token = answer.header(CSRF)
                .filter(VISIBLE.asMatchPredicate())
                .orElseThrow(() -> answer.failure("gave no x-csrf-token: " + answer.status()));
        var cookies = cookies(answer, presented.origin());
        return cookies.isEmpty()
                ? presented.with(CSRF, token)
                : presented.with(CSRF, token).with("Cookie", cookies);
    }

    private static String cookies(Answer answer, Origin origin) {
        if (!Origin.of(answer.uri()).host().equals(origin.host())) {
            return "";
        }
        return answer.headers("set-cookie").stream()
                .map(COOKIE::matcher)
                .filter(Matcher::matches)
                .map(cookie -> cookie.group(1))
                .collect(Collectors.joining("; "));
    }
}
