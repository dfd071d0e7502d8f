package io.eventplane.bus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user and its password; without a password nothing is presented, and nobody is let in. */
record Login(String user, Optional<String> password) {

    /** The user to present; null when nobody asks, which is how Artemis' client says it. */
    @Nullable
    String presentedUser() {
        return password.isPresent() ? user : null;
    }

    @Nullable
    String presentedPassword() {
        return password.orElse(null);
    }

    boolean matches(String presentedUser, String presentedPassword) {
        return user.equals(presentedUser)
                && password.filter(expected -> same(expected, presentedPassword))
                        .isPresent();
    }

    /** In a time that does not tell how much of it was right. */
    private static boolean same(String expected, String presented) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Login[user=" + user + ", password=*****]";
    }
}
