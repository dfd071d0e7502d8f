package io.eventplane.director.definitions;

import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.credentials.BasicCredentialDataInput;
import io.eventplane.director.credentials.CSRFTokenCredentialRequestAuthInput;
import io.eventplane.director.credentials.CredentialDataInput;
import io.eventplane.director.credentials.CredentialRequestAuthInput;
import io.eventplane.director.credentials.HttpHeaders;
import io.eventplane.director.credentials.OAuthCredentialDataInput;
import io.eventplane.director.credentials.QueryParams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An external subscription as somebody writes it, one part after the other. */
record Subscribed(String url, String topic, @Nullable AuthInput auth, Map<String, String> attributes) {

    private static final CredentialDataInput BASIC =
            new CredentialDataInput(new BasicCredentialDataInput("ada", "secret"), null);

    /** To that topic of that bus, with nothing presented or set. */
    static Subscribed to(String topic, String url) {
        return new Subscribed(url, topic, null, Map.of());
    }

    /** With that attribute set as well. */
    Subscribed with(String attribute, String value) {
        var more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Subscribed(url, topic, auth, more);
    }

    Subscribed asUser() {
        return presenting(new AuthInput(BASIC, null, null, null));
    }

    Subscribed asUser(String name, String password) {
        var credential = new CredentialDataInput(new BasicCredentialDataInput(name, password), null);
        return presenting(new AuthInput(credential, null, null, null));
    }

    Subscribed asClient() {
        return asClient("https://login.example.com/token");
    }

    Subscribed asClient(String tokenEndpoint) {
        var credential = new CredentialDataInput(null, new OAuthCredentialDataInput("client", "secret", tokenEndpoint));
        return presenting(new AuthInput(credential, null, null, null));
    }

    Subscribed withHeader() {
        return presenting(new AuthInput(BASIC, new HttpHeaders(Map.of("X-Api-Key", List.of("key"))), null, null));
    }

    Subscribed withQueryParam() {
        return presenting(new AuthInput(BASIC, null, new QueryParams(Map.of("key", List.of("key"))), null));
    }

    Subscribed withCsrf() {
        var csrf = new CSRFTokenCredentialRequestAuthInput("https://login.example.com/csrf", BASIC, null, null);
        return presenting(new AuthInput(BASIC, null, null, new CredentialRequestAuthInput(csrf)));
    }

    EventAPISubscriptionInput input() {
        return new EventAPISubscriptionInput(
                url, auth, topic, attributes.isEmpty() ? null : new EventAPISubscriptionAttributes(attributes));
    }

    private Subscribed presenting(AuthInput other) {
        return new Subscribed(url, topic, other, attributes);
    }
}
