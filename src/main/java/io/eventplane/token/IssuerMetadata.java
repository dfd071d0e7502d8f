package io.eventplane.token;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Where issuers have their keys and answer questions, as they describe it themselves: by OpenID Connect Discovery, else by RFC 8414. What
 * they say is kept for a while; that they could not be reached is not.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414">RFC 8414, OAuth 2.0 Authorization Server Metadata</a>
 */
final class IssuerMetadata {

    private final ResourceRetriever http;
    private final LoadingCache<URI, AuthorizationServerMetadata> known;

    IssuerMetadata(ResourceRetriever http, Pace pace) {
        this.http = http;
        // On the calling thread: a thread of the cache's own would outlive the application.
        this.known = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterWrite(pace.metadata())
                .build(this::read);
    }

    /** @throws IOException when it can't be read, or names no safe place */
    URL keys(URI issuer) throws IOException {
        return safe(of(issuer).getJWKSetURI(), "jwks_uri", issuer)
                .orElseThrow(() -> new IOException("issuer " + issuer + " publishes no keys"))
                .toURL();
    }

    /** @throws IOException when it can't be read, or names no safe place */
    URI introspection(URI issuer) throws IOException {
        return safe(of(issuer).getIntrospectionEndpointURI(), "introspection_endpoint", issuer)
                .orElseThrow(() -> new IOException("issuer " + issuer + " has no introspection endpoint"));
    }

    private AuthorizationServerMetadata of(URI issuer) throws IOException {
        try {
            return known.get(issuer);
        } catch (CompletionException e) {
            throw new IOException("the description of issuer " + issuer + " can't be read", e.getCause());
        }
    }

    private AuthorizationServerMetadata read(URI identifier) throws IOException, GeneralException {
        var issuer = new Issuer(identifier);
        var metadata = AuthorizationServerMetadata.parse(text(issuer));
        if (!metadata.getIssuer().equals(issuer)) {
            throw new IOException("what is there describes another issuer, " + metadata.getIssuer());
        }
        return metadata;
    }

    private String text(Issuer issuer) throws IOException, GeneralException {
        try {
            return http.retrieveResource(OIDCProviderMetadata.resolveURL(issuer))
                    .getContent();
        } catch (IOException notOpenId) {
            try {
                return http.retrieveResource(
                                byRfc8414(URI.create(issuer.getValue())).toURL())
                        .getContent();
            } catch (IOException e) {
                notOpenId.addSuppressed(e);
                throw notOpenId;
            }
        }
    }

    /** Before the issuer's path (section 3.1); Nimbus' own puts it behind. */
    private static URI byRfc8414(URI issuer) {
        var path = issuer.getRawPath().replaceFirst("/$", "");
        return issuer.resolve("/.well-known/oauth-authorization-server" + path);
    }

    private static Optional<URI> safe(@Nullable URI url, String field, URI issuer) throws IOException {
        if (url != null && !TrustedIssuer.isSafe(url)) {
            throw new IOException("issuer " + issuer + " names a " + field + " that is not https");
        }
        return Optional.ofNullable(url);
    }
}
