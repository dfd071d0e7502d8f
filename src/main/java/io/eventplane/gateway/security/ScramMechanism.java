package io.eventplane.gateway.security;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mechanisms of SCRAM that are taken, the weaker first.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7677">RFC 7677</a>
 */
public enum ScramMechanism {
    SHA_256("SCRAM-SHA-256", "SHA-256", "HmacSHA256"),
    SHA_512("SCRAM-SHA-512", "SHA-512", "HmacSHA512");

    private final String text;
    private final String digest;
    private final String mac;

    ScramMechanism(String text, String digest, String mac) {
        this.text = text;
        this.digest = digest;
        this.mac = mac;
    }

    /** As SASL names it. */
    public String text() {
        return text;
    }

    /** As Java names its digest. */
    public String digest() {
        return digest;
    }

    /** As Java names its message authentication code. */
    public String mac() {
        return mac;
    }

    /** The one that SASL names so; empty when it is not taken. */
    public static Optional<ScramMechanism> named(String text) {
        return Stream.of(values())
                .filter(mechanism -> mechanism.text.equals(text))
                .findFirst();
    }

    /** Whether a user name, or a password, can be: there is no proof of what is empty, and other letters are spelled in several ways. */
    public static boolean canProve(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    boolean isAtLeast(ScramMechanism other) {
        return compareTo(other) >= 0;
    }
}
