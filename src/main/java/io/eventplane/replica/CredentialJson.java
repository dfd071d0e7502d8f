package io.eventplane.replica;

import io.eventplane.platform.Credential;
import io.eventplane.platform.Credential.Basic;
import io.eventplane.platform.Credential.OAuth;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The credential of an {@code Auth} as JSON, in the shape of the GraphQL answer. */
final class CredentialJson {

    /** What to ask of an {@code Auth}. */
    static final String SELECTION = """
            credential { __typename ... on BasicCredentialData { username password } \
            ... on OAuthCredentialData { clientId clientSecret url } }""";

    private CredentialJson() {}

    /** Null when there is none. */
    static @Nullable Credential read(JsonNode auth) {
        var node = auth.path("credential");
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        var kind = text(node, "__typename");
        return switch (kind) {
            case "BasicCredentialData" -> new Basic(text(node, "username"), text(node, "password"));
            case "OAuthCredentialData" ->
                new OAuth(text(node, "clientId"), text(node, "clientSecret"), text(node, "url"));
            default -> throw new IllegalArgumentException("unknown kind of credential " + kind);
        };
    }

    /** An {@code Auth} with nothing but its credential; null for none. */
    static @Nullable ObjectNode write(@Nullable Credential credential) {
        if (credential == null) {
            return null;
        }
        var node = object();
        if (credential instanceof Basic basic) {
            node.put("__typename", "BasicCredentialData")
                    .put("username", basic.username())
                    .put("password", basic.password());
        } else if (credential instanceof OAuth oauth) {
            node.put("__typename", "OAuthCredentialData").put("clientId", oauth.clientId());
            node.put("clientSecret", oauth.clientSecret()).put("url", oauth.url());
        }
        var auth = object();
        auth.set("credential", node);
        return auth;
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
