package io.eventplane.asyncapi.security;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A way of proving who one is.
 *
 * @param name among the document's components, or its place in a list; for people
 * @param in where a key goes: {@code user}, {@code password}, {@code header}, {@code query} or {@code cookie}; empty for what is no key
 * @param parameter the name of a key's header, query parameter or cookie; empty for what is none
 * @param scheme of HTTP, in lower case: {@code basic}, {@code bearer}; empty for other types
 */
public record SecurityScheme(String name, SchemeType type, String in, String parameter, String scheme) {

    static SecurityScheme of(String name, JsonNode node) {
        return new SecurityScheme(
                name,
                SchemeType.of(text(node, "type")),
                text(node, "in"),
                text(node, "name"),
                text(node, "scheme").toLowerCase(Locale.ROOT));
    }

    static SecurityScheme unknown(String name) {
        return new SecurityScheme(name, SchemeType.UNKNOWN, "", "", "");
    }

    /** As messages name it: its type, with HTTP's scheme or the place of a key. */
    public String inWords() {
        return switch (type) {
            case HTTP -> "http " + scheme;
            case API_KEY -> "apiKey in " + in;
            case HTTP_API_KEY -> "httpApiKey in " + in + " " + parameter;
            case UNKNOWN -> "a security scheme that can't be read (" + name + ")";
            case USER_PASSWORD,
                    X509,
                    SYMMETRIC_ENCRYPTION,
                    ASYMMETRIC_ENCRYPTION,
                    OAUTH2,
                    OPEN_ID_CONNECT,
                    PLAIN,
                    SCRAM_SHA_256,
                    SCRAM_SHA_512,
                    GSSAPI -> type.text();
        };
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).stringValue() : "";
    }
}
