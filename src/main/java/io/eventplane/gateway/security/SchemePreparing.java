package io.eventplane.gateway.security;

import io.eventplane.asyncapi.security.Requirement.Demand;
import io.eventplane.asyncapi.security.SecurityScheme;
import io.eventplane.gateway.security.ApiKeys.Place;
import io.eventplane.platform.Credential;
import io.eventplane.platform.Credential.Basic;
import io.eventplane.platform.Credential.OAuth;
import java.util.Set;

/** The one place that says what each scheme of AsyncAPI asks of a definition's {@code auth}, over one protocol. */
final class SchemePreparing {

    /** Those that have headers, queries and cookies. */
    private static final Set<String> WITH_REQUESTS = Set.of("http", "ws");

    private final String protocol;
    private final Tokens tokens;

    SchemePreparing(String protocol, Tokens tokens) {
        this.protocol = protocol;
        this.tokens = tokens;
    }

    /** A scheme can't be served; the message says what to do, as the end of a sentence. Has no stack trace. */
    static final class Unserved extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean ofAuth;

        Unserved(String message) {
            this(message, false);
        }

        private Unserved(String message, boolean ofAuth) {
            super(message, null, false, false);
            this.ofAuth = ofAuth;
        }

        static Unserved byAuth(String message) {
            return new Unserved(message, true);
        }

        /** Whether another {@code auth} would do. */
        boolean isOfAuth() {
            return ofAuth;
        }
    }

    /** What is asked for where the document says nothing. */
    SchemeCheck alone(Credential credential) {
        return credential instanceof Basic basic ? new PasswordCheck(basic) : token((OAuth) credential, Set.of());
    }

    /** @throws Unserved when nobody could meet it */
    SchemeCheck prepare(Demand demand, Credential credential) {
        var scheme = demand.scheme();
        return switch (scheme.type()) {
            case USER_PASSWORD -> new PasswordCheck(basic(credential, scheme));
            case PLAIN -> plain(credential, scheme);
            case SCRAM_SHA_256 -> scram(ScramMechanism.SHA_256, credential, scheme);
            case SCRAM_SHA_512 -> scram(ScramMechanism.SHA_512, credential, scheme);
            case API_KEY -> loginKey(credential, scheme);
            case HTTP_API_KEY -> requestKey(credential, scheme);
            case X509 -> new CertificateCheck(basic(credential, scheme));
            case OAUTH2, OPEN_ID_CONNECT -> token(oauth(credential, scheme), demand.scopes());
            case HTTP -> http(credential, demand);
            case SYMMETRIC_ENCRYPTION, ASYMMETRIC_ENCRYPTION, GSSAPI, UNKNOWN ->
                throw new Unserved("this gateway does not serve " + scheme.inWords());
        };
    }

    private SchemeCheck http(Credential credential, Demand demand) {
        return switch (demand.scheme().scheme()) {
            case "basic" -> new PasswordCheck(basic(credential, demand.scheme()));
            case "bearer" -> token(oauth(credential, demand.scheme()), demand.scopes());
            default ->
                throw new Unserved(
                        "this gateway does not serve " + demand.scheme().inWords());
        };
    }

    private SchemeCheck plain(Credential credential, SecurityScheme scheme) {
        requireSasl(scheme);
        return new PasswordCheck(basic(credential, scheme));
    }

    private void requireSasl(SecurityScheme scheme) {
        if (WITH_REQUESTS.contains(protocol)) {
            throw new Unserved(scheme.inWords() + " needs SASL, which there is over AMQP and MQTT only");
        }
    }

    private SchemeCheck scram(ScramMechanism mechanism, Credential credential, SecurityScheme scheme) {
        requireSasl(scheme);
        var basic = basic(credential, scheme);
        if (!ScramMechanism.canProve(basic.username()) || !ScramMechanism.canProve(basic.password())) {
            throw new Unserved(scheme.inWords()
                    + " is served for a user name and a password of printable ASCII only, and not empty");
        }
        return new ScramCheck(mechanism, basic);
    }

    private static SchemeCheck loginKey(Credential credential, SecurityScheme scheme) {
        var basic = withKey(basic(credential, scheme), scheme);
        return switch (scheme.in()) {
            case "user" -> new LoginKeyCheck(true, basic);
            case "password" -> new LoginKeyCheck(false, basic);
            default -> throw new Unserved("an apiKey is in user or in password");
        };
    }

    private SchemeCheck requestKey(Credential credential, SecurityScheme scheme) {
        if (!WITH_REQUESTS.contains(protocol)) {
            throw new Unserved(scheme.inWords() + " needs a request of HTTP");
        }
        var basic = withKey(basic(credential, scheme), scheme);
        if (scheme.parameter().isEmpty()) {
            throw new Unserved("the httpApiKey has no name");
        }
        return switch (scheme.in()) {
            case "header" -> new RequestKeyCheck(Place.HEADER, scheme.parameter(), basic);
            case "query" -> new RequestKeyCheck(Place.QUERY, scheme.parameter(), basic);
            case "cookie" -> new RequestKeyCheck(Place.COOKIE, scheme.parameter(), basic);
            default -> throw new Unserved("an httpApiKey is in header, query or cookie");
        };
    }

    private static Basic withKey(Basic basic, SecurityScheme scheme) {
        if (basic.password().isEmpty()) {
            throw new Unserved("the password of the auth's basic credential, which is the key for " + scheme.inWords()
                    + ", is empty: set one");
        }
        return basic;
    }

    private static Basic basic(Credential credential, SecurityScheme scheme) {
        if (credential instanceof Basic basic) {
            return basic;
        }
        throw Unserved.byAuth(
                "for " + scheme.inWords() + " the auth must hold a basic credential: set username and password");
    }

    private static OAuth oauth(Credential credential, SecurityScheme scheme) {
        if (credential instanceof OAuth oauth) {
            return oauth;
        }
        throw Unserved.byAuth(
                "for " + scheme.inWords() + " the auth must hold an oauth credential: set clientId and url");
    }

    private SchemeCheck token(OAuth oauth, Set<String> scopes) {
        var issuer = tokens.issuerOf(oauth.url())
                .orElseThrow(
                        () -> new Unserved("the url of the auth's oauth credential is of no issuer that this gateway"
                                + " allows: name one of eventplane.gateway.token-issuers, or have it added there"));
        return new TokenCheck(issuer, oauth.clientId(), scopes);
    }
}
