package io.eventplane.gateway.security.scram;

import io.eventplane.gateway.security.CredentialKey;
import io.eventplane.gateway.security.ScramMechanism;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import org.apache.activemq.artemis.spi.core.security.scram.ScramException;
import org.apache.activemq.artemis.spi.core.security.scram.ScramUtils;
import org.apache.activemq.artemis.spi.core.security.scram.UserData;

/** A user name and a password that may be proved. Keys are derived once, when they are first needed: it takes milliseconds. Thread-safe. */
final class Account {

    /** RFC 7677 asks for so many at least. */
    static final int ITERATIONS = 4096;

    private final CredentialKey key;
    private final byte[] salt;
    private final String password;
    private final Map<ScramMechanism, UserData> derived = new ConcurrentHashMap<>();

    Account(CredentialKey key, byte[] salt, String password) {
        this.key = key;
        this.salt = salt.clone();
        this.password = password;
    }

    CredentialKey key() {
        return key;
    }

    boolean isReady(ScramMechanism mechanism) {
        return derived.containsKey(mechanism);
    }

    /** Takes milliseconds unless it is ready. */
    UserData data(ScramMechanism mechanism) {
        return derived.computeIfAbsent(mechanism, this::derive);
    }

    private UserData derive(ScramMechanism mechanism) {
        try {
            var data = ScramUtils.byteArrayToStringData(ScramUtils.newPassword(
                    password,
                    salt,
                    ITERATIONS,
                    MessageDigest.getInstance(mechanism.digest()),
                    Mac.getInstance(mechanism.mac())));
            return new UserData(Base64.getEncoder().encodeToString(salt), ITERATIONS, data.serverKey, data.storedKey);
        } catch (ScramException | GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has what " + mechanism.text() + " needs", e);
        }
    }
}
