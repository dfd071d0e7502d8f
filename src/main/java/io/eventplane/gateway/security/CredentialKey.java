package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.platform.Sha256;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Credentials as something to look event APIs up by: equal for equal credentials and telling nothing of them. Keyed anew in each
 * process, so that neither the time of a look-up nor a heap dump helps to guess a password.
 */
public record CredentialKey(String digest) {

    /** What opens the event APIs that ask for nothing. */
    static final CredentialKey NOBODY = new CredentialKey("");

    private static final byte[] SECRET = secret();

    /** The keys of all event APIs that these credentials may open; never empty, and the first one says who the sender is. */
    public static List<CredentialKey> of(Credentials presented) {
        List<CredentialKey> keys = new ArrayList<>();
        addLogin(presented.login(), keys);
        presented
                .certificate()
                .ifPresent(certificate -> certificate.names().forEach(name -> keys.add(certificate(name))));
        keys.add(NOBODY);
        return keys;
    }

    private static void addLogin(Login login, List<CredentialKey> keys) {
        if (login instanceof Login.Basic basic) {
            keys.add(basic(basic.username(), basic.password()));
            keys.add(apiKey("user", basic.username()));
            keys.add(apiKey("password", basic.password()));
        } else if (login instanceof Login.Token token) {
            keys.add(client(token.issuer(), token.clientId()));
        } else if (login instanceof Login.Proof proof) {
            keys.add(proof.account());
            for (var mechanism : ScramMechanism.values()) {
                if (proof.mechanism().isAtLeast(mechanism)) {
                    keys.add(scram(mechanism, proof.account()));
                }
            }
        }
    }

    /** Whether it is of nobody: what it opens asks for nothing. */
    public boolean isNobody() {
        return equals(NOBODY);
    }

    /** Of a user name and a password. */
    public static CredentialKey basic(String username, String password) {
        return of("basic", username, password);
    }

    static CredentialKey apiKey(String place, String key) {
        return of("key", place, key);
    }

    static CredentialKey client(String issuer, String clientId) {
        return of("client", issuer, clientId);
    }

    static CredentialKey certificate(String name) {
        return of("certificate", name, "");
    }

    static CredentialKey scram(ScramMechanism mechanism, CredentialKey account) {
        return of("scram", mechanism.text(), account.digest());
    }

    private static CredentialKey of(String kind, String one, String other) {
        var digest = Sha256.begin();
        digest.update(SECRET);
        Sha256.add(digest, kind);
        Sha256.add(digest, one);
        return new CredentialKey(HexFormat.of().formatHex(digest.digest(other.getBytes(UTF_8))));
    }

    private static byte[] secret() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}
