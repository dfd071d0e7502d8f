package io.eventplane.token;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.eventplane.platform.Credential;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * Tokens that OAuth 2 clients of ours get for themselves, by client credentials. One token for each client, until it is to be renewed; who
 * asks for one at the same time waits for the same. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, section 4.4</a>
 */
public final class ClientTokens {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(10);
    /** Where the server does not say how long a token is good for. */
    private static final Duration UNSAID = Duration.ofMinutes(5);

    private final SSLContext tls;
    private final InstantSource clock;
    private final Map<Credential.OAuth, Held> held = new ConcurrentHashMap<>();

    /** Tokens of servers that this trusts, by that clock. */
    public ClientTokens(SSLContext tls, InstantSource clock) {
        this.tls = tls;
        this.clock = clock;
    }

    /**
     * A token of that client that is not to be renewed yet. Blocks while the authorization server is asked: 15 seconds at most.
     *
     * @throws ClientTokenException when it gives none
     */
    public ClientToken of(Credential.OAuth client) {
        return held.computeIfAbsent(client, any -> new Held()).token(client);
    }

    /** Makes the next one who asks get another: this one was refused. */
    public void forget(Credential.OAuth client) {
        held.remove(client);
    }

    private final class Held {

        private ClientToken token = new ClientToken("", Instant.MIN);

        synchronized ClientToken token(Credential.OAuth client) {
            if (!clock.instant().isBefore(token.renewal())) {
                token = ask(client);
            }
            return token;
        }
    }

    private ClientToken ask(Credential.OAuth client) {
        try {
            var response = TokenResponse.parse(request(client).send());
            if (!response.indicatesSuccess()) {
                throw refused(client, response.toErrorResponse().getErrorObject());
            }
            return token(response.toSuccessResponse());
        } catch (IOException e) {
            throw new ClientTokenException(false, "the token endpoint " + client.url() + " can't be reached: " + e, e);
        } catch (ParseException | IllegalArgumentException e) {
            throw new ClientTokenException(
                    false, "the token endpoint " + client.url() + " gives an answer that can't be read", e);
        }
    }

    private HTTPRequest request(Credential.OAuth client) {
        var authentication = new ClientSecretBasic(new ClientID(client.clientId()), new Secret(client.clientSecret()));
        var request = new TokenRequest.Builder(URI.create(client.url()), authentication, new ClientCredentialsGrant())
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
        request.setReadTimeout(Math.toIntExact(READ.toMillis()));
        request.setFollowRedirects(false);
        request.setSSLSocketFactory(tls.getSocketFactory());
        return request;
    }

    private ClientToken token(AccessTokenResponse response) {
        var token = response.getTokens().getAccessToken();
        var life = token.getLifetime() > 0 ? Duration.ofSeconds(token.getLifetime()) : UNSAID;
        // Before it ends: what is opened with it has to come to its end with another one.
        return new ClientToken(
                token.getValue(), clock.instant().plus(life.multipliedBy(3).dividedBy(4)));
    }

    private static ClientTokenException refused(Credential.OAuth client, ErrorObject error) {
        int status = error.getHTTPStatusCode();
        boolean ofCredentials = status == 400 || status == 401 || status == 403;
        return new ClientTokenException(
                ofCredentials,
                "the token endpoint " + client.url() + " gives client " + client.clientId() + " no token: HTTP "
                        + status + (error.getCode() == null ? "" : ", " + error.getCode()));
    }
}
