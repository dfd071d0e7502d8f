package io.eventplane.token;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a genuine token must say to do here: that it is of this issuer, for this audience, valid now (a minute's difference between clocks
 * does), and an access token that its bearer alone may use.
 */
final class ClaimRules extends DefaultJWTClaimsVerifier<SecurityContext> {

    /** Bound to a key, whose possession nobody proves here; and what only ID tokens have. */
    private static final Set<String> NOT_FOR_BEARERS = Set.of("cnf", "at_hash", "c_hash");

    private ClaimRules(Set<@Nullable String> audience, JWTClaimsSet exact, Set<String> required) {
        super(audience, exact, required, NOT_FOR_BEARERS);
    }

    /** For tokens that say all of it themselves. */
    static ClaimRules ofSigned(URI issuer, String audience) {
        var exact = new JWTClaimsSet.Builder().issuer(issuer.toString()).build();
        return new ClaimRules(Set.of(audience), exact, Set.of("exp"));
    }

    /** For what an issuer answers when it is asked: it knows who asks, so it may leave out what goes without saying. */
    static ClaimRules ofIntrospected(String audience) {
        Set<@Nullable String> allowed = new HashSet<>();
        allowed.add(audience);
        allowed.add(null);
        return new ClaimRules(allowed, new JWTClaimsSet.Builder().build(), Set.of());
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        // Keycloak's: Bearer, ID, Refresh, Logout; in an answer to introspection the token type of RFC 6749.
        if (Optional.ofNullable(claims.getClaim("typ"))
                .filter(type -> !"Bearer".equals(type))
                .isPresent()) {
            throw new BadJWTException("JWT is not an access token");
        }
    }
}
