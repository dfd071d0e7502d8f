package io.eventplane.token;

/**
 * As whom to ask an issuer about tokens. Neither is blank.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662, OAuth 2.0 Token Introspection</a>
 */
public record IntrospectionClient(String clientId, String secret) {

    public IntrospectionClient {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("the client id for introspection is blank");
        }
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret of the client " + clientId + " for introspection is blank");
        }
    }

    @Override
    public String toString() {
        return "IntrospectionClient[clientId=" + clientId + ", secret=*****]";
    }
}
