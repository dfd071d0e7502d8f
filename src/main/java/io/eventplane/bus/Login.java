package io.eventplane.bus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The user and password that all roles share at the broker; an embedded broker asks for them only when there is a
 * password.
 */
record Login(String user, Optional<String> password) {

    static Login from(Config config) {
        return new Login(
                config.getValue("eventplane.broker.user", String.class),
                config.getOptionalValue("eventplane.broker.password", String.class));
    }

    /** The user to present; null when nobody asks, which is how Artemis' client says it. */
    @Nullable
    String presentedUser() {
        return password.isPresent() ? user : null;
    }

    @Nullable
    String presentedPassword() {
        return password.orElse(null);
    }

    boolean matches(@Nullable String presentedUser, @Nullable String presentedPassword) {
        return user.equals(presentedUser)
                && presentedPassword != null
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
