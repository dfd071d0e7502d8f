package io.eventplane.director.identity;

import io.eventplane.director.failure.UnauthenticatedException;
import io.eventplane.director.runtimes.RegisterRuntime;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who makes a request, from its {@code Authorization} header.
 *
 * <p>A Runtime presents its id and secret, the operator {@code admin} and {@code eventplane.director.admin-password}, and whoever has one a
 * token of {@code eventplane.oidc.issuer}. Where neither key is set the server listens on loopback only, and whoever presents nothing is the
 * operator.
 */
@OnePerApplication
public class Authenticate {

    private static final String ADMIN = "admin";

    private final RegisterRuntime runtimes;
    private final AuthenticateByToken tokens;
    private final Optional<String> adminPassword;

    @Inject
    public Authenticate(
            RegisterRuntime runtimes,
            AuthenticateByToken tokens,
            @ConfigProperty(name = "eventplane.director.admin-password") Optional<String> adminPassword) {
        this.runtimes = runtimes;
        this.tokens = tokens;
        this.adminPassword = adminPassword;
    }

    /** Whether nobody is asked who they are. */
    public boolean isOpen() {
        return adminPassword.isEmpty() && !takesTokens();
    }

    /** Whether a token can prove anything here. */
    boolean takesTokens() {
        return tokens.isPossible();
    }

    /**
     * @throws UnauthenticatedException when the header proves nobody
     * @throws io.eventplane.token.InvalidTokenException when the token in it does not do
     */
    Caller caller(@Nullable String authorization) {
        if (authorization == null) {
            return withoutCredentials();
        }
        return takesTokens() && Credentials.isBearer(authorization)
                ? tokens.caller(Credentials.token(authorization))
                : byPassword(authorization);
    }

    private Caller withoutCredentials() {
        if (isOpen()) {
            return new Caller.Operator(Tenant.DEFAULT);
        }
        throw new UnauthenticatedException(
                "credentials are needed: Authorization: Basic with admin and its password, or with"
                        + " a Runtime's id and secret" + (takesTokens() ? "; or Bearer with a token" : ""));
    }

    private Caller byPassword(String authorization) {
        var credentials = Credentials.userAndPassword(authorization).orElseThrow(Authenticate::wrong);
        int colon = credentials.indexOf(':');
        if (colon < 0) {
            throw wrong();
        }
        return known(credentials.substring(0, colon), credentials.substring(colon + 1));
    }

    private Caller known(String user, String password) {
        if (ADMIN.equals(user)) {
            return adminPassword
                    .filter(expected -> same(expected, password))
                    .map(ok -> (Caller) new Caller.Operator(Tenant.DEFAULT))
                    .orElseThrow(Authenticate::wrong);
        }
        return runtimes.authenticate(user, password)
                .map(runtime -> (Caller) new Caller.OfRuntime(runtime.getId(), runtime.tenant()))
                .orElseThrow(Authenticate::wrong);
    }

    /** Compares in a time that does not tell how much of the password was right. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static UnauthenticatedException wrong() {
        return new UnauthenticatedException("these credentials are not known");
    }
}
