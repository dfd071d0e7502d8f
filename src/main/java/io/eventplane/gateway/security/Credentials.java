package io.eventplane.gateway.security;

/** What a sender presents. Holds a secret in clear, which {@code toString} masks. */
public sealed interface Credentials {

    /** Nothing was presented. */
    record None() implements Credentials {}

    /**
     * A user name and a password, as RFC 7617 or an MQTT CONNECT carry them.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
     */
    record Basic(String username, String password) implements Credentials {
        @Override
        public String toString() {
            return "Basic[username=" + username + ", password=*****]";
        }
    }

    /**
     * Something that can't be read.
     *
     * @param fault what is wrong with it, without repeating it
     */
    record Unreadable(String fault) implements Credentials {}
}
