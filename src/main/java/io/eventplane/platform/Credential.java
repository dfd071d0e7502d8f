package io.eventplane.platform;

/** What a publisher must present at the gateway. Holds a secret in clear, which {@code toString} masks. */
public sealed interface Credential {

    /** User name and password, as RFC 7617 or an MQTT CONNECT carry them. */
    record Basic(String username, String password) implements Credential {
        @Override
        public String toString() {
            return "Basic[username=" + username + ", password=*****]";
        }
    }

    /** An OAuth 2 client; {@code url} is the token endpoint that its tokens come from. */
    record OAuth(String clientId, String clientSecret, String url) implements Credential {
        @Override
        public String toString() {
            return "OAuth[clientId=" + clientId + ", clientSecret=*****, url=" + url + "]";
        }
    }
}
