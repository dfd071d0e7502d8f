package io.eventplane.director;

import io.eventplane.director.api.ApplicationInput;
import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.credentials.BasicCredentialDataInput;
import io.eventplane.director.credentials.CredentialDataInput;
import io.eventplane.director.credentials.HttpHeaders;
import io.eventplane.director.definitions.CLOB;
import io.eventplane.director.definitions.EventAPIDefinitionInput;
import io.eventplane.director.definitions.EventAPISpecInput;
import io.eventplane.director.definitions.EventAPISpecType;
import io.eventplane.director.definitions.EventAPISubscriptionInput;
import io.eventplane.director.definitions.FetchRequestInput;
import io.eventplane.director.definitions.VersionInput;
import io.eventplane.director.webhooks.ApplicationWebhookType;
import io.eventplane.director.webhooks.WebhookInput;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inputs as clients send them. */
public final class Examples {

    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Orders, version: 1.0.0}
            channels:
              placed: {address: orders.placed, messages: {placed: {payload: {type: object}}}}
            operations:
              place: {action: send, channel: {$ref: '#/channels/placed'}}
            """;

    private Examples() {}

    /** An Application of a name that no other has. */
    public static ApplicationInput application(EventAPIDefinitionInput... definitions) {
        return new ApplicationInput("Shop " + UUID.randomUUID(), null, null, List.of(definitions));
    }

    public static ApplicationInput applicationWithSecrets(String secret) {
        var webhook = new WebhookInput(
                ApplicationWebhookType.CONFIGURATION_CHANGED, "https://shop.example.com/hook", auth(secret));
        return new ApplicationInput(
                "Shop " + UUID.randomUUID(), null, List.of(webhook), List.of(definitionWithSecrets(secret)));
    }

    public static EventAPIDefinitionInput definition(String name) {
        return new EventAPIDefinitionInput(name, null, spec(DOCUMENT), null, null, null, null, null, null);
    }

    static EventAPIDefinitionInput version(@Nullable String group, String version) {
        return version(group, new VersionInput(version, null, null, null, null));
    }

    static EventAPIDefinitionInput version(@Nullable String group, @Nullable VersionInput version) {
        return new EventAPIDefinitionInput(null, null, spec(DOCUMENT), group, null, null, version, null, null);
    }

    /** One that nobody named, whose document is at that address. */
    public static EventAPIDefinitionInput fetched(String url) {
        var request = new FetchRequestInput(url, null, null, null);
        var spec = new EventAPISpecInput(null, EventAPISpecType.ASYNC_API, request);
        return new EventAPIDefinitionInput(null, null, spec, null, null, null, null, null, null);
    }

    /** The same, in a group. */
    public static EventAPIDefinitionInput inGroup(String group, EventAPIDefinitionInput like) {
        return new EventAPIDefinitionInput(null, null, like.spec(), group, null, null, null, null, null);
    }

    /** The same, with a name of its own. */
    public static EventAPIDefinitionInput named(String name, EventAPIDefinitionInput like) {
        return new EventAPIDefinitionInput(name, null, like.spec(), null, null, null, null, null, null);
    }

    /** One whose document is understood, with a warning. */
    public static EventAPIDefinitionInput withFindings() {
        return new EventAPIDefinitionInput(
                null, null, spec(DOCUMENT + "unheard-of: of\n"), null, null, null, null, null, null);
    }

    static EventAPIDefinitionInput brokenDefinition() {
        return new EventAPIDefinitionInput(null, null, spec("asyncapi: 1.0.0"), null, null, null, null, null, null);
    }

    public static EventAPIDefinitionInput definitionWithSecrets(String secret) {
        var elsewhere = new EventAPISubscriptionInput("wss://broker.example.com/mqtt", auth(secret), "orders", null);
        return new EventAPIDefinitionInput(
                null, null, spec(DOCUMENT), null, auth(secret), List.of(elsewhere), null, null, null);
    }

    /** A version of orders whose events have these properties. */
    static EventAPIDefinitionInput version(String group, String version, String properties) {
        return new EventAPIDefinitionInput(
                null,
                null,
                specWith(properties),
                group,
                null,
                null,
                new VersionInput(version, null, null, null, null),
                null,
                null);
    }

    public static EventAPISpecInput specWith(String properties) {
        return spec(DOCUMENT.replace("{type: object}", "{type: object, properties: {" + properties + "}}"));
    }

    private static EventAPISpecInput spec(String document) {
        return new EventAPISpecInput(new CLOB(document), EventAPISpecType.ASYNC_API, null);
    }

    public static AuthInput auth(String secret) {
        return new AuthInput(
                new CredentialDataInput(new BasicCredentialDataInput("shop", secret), null),
                new HttpHeaders(Map.of("X-Api-Key", List.of(secret))),
                null,
                null);
    }
}
