package io.eventplane.director.identity;

import io.eventplane.director.failure.UnauthenticatedException;
import io.eventplane.director.runtimes.RegisterRuntime;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who makes a request, from its {@code Authorization: Basic} header.
 *
 * <p>A Runtime presents its id and secret; the operator presents {@code admin} and {@code eventplane.director.admin-password}. Where
 * that key is not set the server listens on loopback only, and whoever presents nothing is the operator.
 */
@OnePerApplication
public class Authenticate {

    private static final String ADMIN = "admin";

    private final RegisterRuntime runtimes;
    private final Optional<String> adminPassword;

    @Inject
    public Authenticate(
            RegisterRuntime runtimes,
            @ConfigProperty(name = "eventplane.director.admin-password") Optional<String> adminPassword) {
        this.runtimes = runtimes;
        this.adminPassword = adminPassword;
    }

    /** @throws UnauthenticatedException when the header proves nobody */
    Caller caller(@Nullable String authorization) {
        if (authorization == null) {
            return withoutCredentials();
        }
        var credentials = basic(authorization);
        int colon = credentials.indexOf(':');
        if (colon < 0) {
            throw wrong();
        }
        return known(credentials.substring(0, colon), credentials.substring(colon + 1));
    }

    private Caller withoutCredentials() {
        if (adminPassword.isPresent()) {
            throw new UnauthenticatedException(
                    "credentials are needed: Authorization: Basic with admin and its password, or with a Runtime's id and secret");
        }
        return new Caller.Operator(Tenant.DEFAULT);
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

    private static String basic(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw new UnauthenticatedException("only Authorization: Basic is understood here");
        }
        try {
            return new String(
                    Base64.getDecoder().decode(authorization.substring(6).trim()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
    }

    /** Compares in a time that does not tell how much of the password was right. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static UnauthenticatedException wrong() {
        return new UnauthenticatedException("these credentials are not known");
    }
}
