package io.eventplane.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** The keys of one issuer, read from where its description says they are. */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private final URI issuer;
    private final IssuerMetadata metadata;
    private final ResourceRetriever http;

    private IssuerKeys(URI issuer, IssuerMetadata metadata, ResourceRetriever http) {
        this.issuer = issuer;
        this.metadata = metadata;
        this.http = http;
    }

    /** Keys that are kept, asked for again when a token names an unknown one, and good for a while without the issuer. */
    static JWKSource<SecurityContext> of(URI issuer, IssuerMetadata metadata, ResourceRetriever http, Pace pace) {
        return JWKSourceBuilder.create(new IssuerKeys(issuer, metadata, http))
                // How long others wait while one asks: as long as that may take.
                .cache(
                        pace.keys().toMillis(),
                        pace.connect().plus(pace.read()).multipliedBy(3).toMillis())
                // Ahead of time would need threads, which outlive the application.
                .refreshAheadCache(false)
                .rateLimited(pace.keysAgain().toMillis())
                .outageTolerant(pace.outage().toMillis())
                .build();
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            return JWKSet.parse(http.retrieveResource(metadata.keys(issuer)).getContent());
        } catch (IOException | ParseException e) {
            throw new JWKSetUnavailableException("the keys of issuer " + issuer + " can't be read", e);
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
