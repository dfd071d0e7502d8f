package io.eventplane.journeys;

import java.util.List;
import java.util.Map;

/**
 * Inputs with a secret in every field that may hold one.
 *
 * @param secrets those that nobody is to see
 * @param shown those that are shown to whoever may read what they stand in
 */
record PlantedInputs(PlantedSecrets secrets, PlantedSecrets shown) {

    static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Lamps, version: 1.0.0}
            servers:
              web: {host: lamps.example.com, protocol: http}
              queue: {host: lamps.example.com, protocol: mqtt}
              bus: {host: lamps.example.com, protocol: amqp}
              socket: {host: lamps.example.com, protocol: ws}
            channels:
              lit: {address: lit, messages: {lit: {payload: {type: object, required: [lumens]}}}}
            operations:
              light: {action: send, channel: {$ref: '#/channels/lit'}}
            """;

    private static final String KEYED = """
            asyncapi: 3.0.0
            info: {title: Lamps, version: 1.0.0}
            servers:
              web:
                host: lamps.example.com
                protocol: http
                security: [{type: httpApiKey, in: query, name: api_key}]
            channels:
              lit: {address: lit, messages: {lit: {payload: {type: object}}}}
            operations:
              light: {action: send, channel: {$ref: '#/channels/lit'}}
            """;

    Map<String, Object> application() {
        var webhook = Map.of(
                "type",
                "CONFIGURATION_CHANGED",
                "url",
                "https://hooks.example.com/" + shown.plant("a webhook's address"),
                "auth",
                auth("a webhook", basic("a webhook")));
        return Map.of("name", "planted", "webhooks", List.of(webhook));
    }

    /** Its publishers present a password; its events are also on two buses elsewhere. */
    Map<String, Object> guarded() {
        var socket = subscription("wss://mqtt.example.com/mqtt", presented("a subscription", basic("a subscription")));
        var stream = subscription(
                "https://sse.example.com/" + shown.plant("a subscription's address"),
                presented("a subscription by OAuth", oauth("a subscription")));
        return EventApis.with(withPassword("a definition"), "externalSubscriptions", List.of(socket, stream));
    }

    private static Map<String, Object> subscription(String url, Map<String, Object> auth) {
        return Map.of("url", url, "topic", "lit", "auth", auth);
    }

    Map<String, Object> withPassword(String whose) {
        return EventApis.with(EventApis.of(DOCUMENT), "auth", auth(whose));
    }

    /** Its publishers present a key in the query. */
    Map<String, Object> keyed() {
        return EventApis.with(EventApis.of(KEYED), "auth", EventApis.basic("key", secrets.plant("a publisher's key")));
    }

    /** Its document is at that address, whose query is a secret. */
    Map<String, Object> fetched(String address) {
        var url = address + "?sig=" + shown.plant("the address of a document");
        return EventApis.fetched(Map.of("url", url, "auth", auth("a fetch", basic("a fetch"))));
    }

    /** Refused: credentials don't belong into addresses. */
    Map<String, Object> withUserInfo() {
        var url = "kafka://ada:" + secrets.plant("a password in an address") + "@kafka.example.com:9092";
        return EventApis.with(
                EventApis.of(DOCUMENT), "externalSubscriptions", List.of(Map.of("url", url, "topic", "lit")));
    }

    Map<String, Object> auth(String whose) {
        return auth(whose, basic(whose));
    }

    private Map<String, Object> auth(String whose, Map<String, Object> credential) {
        return EventApis.with(presented(whose, credential), "requestAuth", Map.of("csrf", csrf(whose)));
    }

    private Map<String, Object> presented(String whose, Map<String, Object> credential) {
        return Map.of(
                "credential", credential,
                "additionalHeaders", Map.of("X-Api-Key", List.of(secrets.plant("a header of " + whose))),
                "additionalQueryParams", Map.of("access_token", List.of(secrets.plant("a parameter of " + whose))));
    }

    private Map<String, Object> csrf(String whose) {
        return Map.of(
                "tokenEndpointURL", "https://csrf.example.com/token",
                "credential", basic("the CSRF token of " + whose),
                "additionalHeaders", Map.of("Authorization", List.of(secrets.plant("a CSRF header of " + whose))),
                "additionalQueryParams", Map.of("token", List.of(secrets.plant("a CSRF parameter of " + whose))));
    }

    private Map<String, Object> basic(String whose) {
        return Map.of("basic", Map.of("username", "ada", "password", secrets.plant("the password of " + whose)));
    }

    private Map<String, Object> oauth(String whose) {
        var secret = secrets.plant("the client's secret of " + whose);
        return Map.of(
                "oauth", Map.of("clientId", "lamps", "clientSecret", secret, "url", "https://login.example.com/token"));
    }
}
