package io.eventplane.asyncapi.security;

import java.util.stream.Stream;

/**
 * The types of security schemes.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.1.0#securitySchemeObject">AsyncAPI 3.1.0, Security Scheme
 *     Object</a>
 */
public enum SchemeType {
    USER_PASSWORD("userPassword"),
    API_KEY("apiKey"),
    X509("X509"),
    SYMMETRIC_ENCRYPTION("symmetricEncryption"),
    ASYMMETRIC_ENCRYPTION("asymmetricEncryption"),
    HTTP_API_KEY("httpApiKey"),
    HTTP("http"),
    OAUTH2("oauth2"),
    OPEN_ID_CONNECT("openIdConnect"),
    PLAIN("plain"),
    SCRAM_SHA_256("scramSha256"),
    SCRAM_SHA_512("scramSha512"),
    GSSAPI("gssapi"),
    /** One that the specification doesn't know, or none that could be read. */
    UNKNOWN("unknown");

    private final String text;

    SchemeType(String text) {
        this.text = text;
    }

    /** As documents write it. */
    public String text() {
        return text;
    }

    static SchemeType of(String text) {
        return Stream.of(values())
                .filter(type -> type.text.equals(text))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
