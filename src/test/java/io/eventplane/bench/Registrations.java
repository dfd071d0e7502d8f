package io.eventplane.bench;

import io.eventplane.journeys.Director;
import io.eventplane.journeys.Director.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** Registers event APIs whose document is {@code bench/measured.yml}, with one channel and a JSON Schema for its payload. */
record Registrations(Director director) {

    static final String USER = "bench";
    static final String PASSWORD = "correct horse battery staple";

    /** What every definition here has as its document. */
    static final String DOCUMENT = text("bench/measured.yml");

    private static final String MQTT = "servers: {here: {host: localhost, protocol: mqtt}}\n";

    private static final String LARGE = text("asyncapi/v3/slack-rtm-asyncapi.yml");

    private static final Map<String, ?> SPEC = Map.of("data", DOCUMENT, "eventSpecType", "ASYNC_API");

    /** A new Application of that name; answers its id. */
    String application(String name) {
        return director.createApplication(name);
    }

    /** A new Application of any name; answers its id. */
    String application() {
        return application("bench-" + UUID.randomUUID());
    }

    Registration open(String applicationId) {
        return director.add(applicationId, Map.of("spec", SPEC));
    }

    /** With the largest of the real documents, 25 KB and 47 messages, instead. */
    Registration large(String applicationId) {
        return director.add(applicationId, Map.of("spec", Map.of("data", LARGE, "eventSpecType", "ASYNC_API")));
    }

    Registration withBasicAuth(String applicationId) {
        Map<String, ?> basic = Map.of("username", USER, "password", PASSWORD);
        return director.add(applicationId, Map.of("spec", SPEC, "auth", Map.of("credential", Map.of("basic", basic))));
    }

    /** With basic auth, published over MQTT. */
    Registration overMqtt(String applicationId) {
        Map<String, ?> basic = Map.of("username", USER, "password", PASSWORD);
        Map<String, ?> spec = Map.of("data", DOCUMENT + MQTT, "eventSpecType", "ASYNC_API");
        return director.add(applicationId, Map.of("spec", spec, "auth", Map.of("credential", Map.of("basic", basic))));
    }

    /**
     * Published over HTTP by that scheme of the document.
     *
     * @param scheme as a security requirement, inline
     */
    Registration secured(String applicationId, String scheme, Map<String, ?> auth) {
        String server = "servers: {here: {host: localhost, protocol: http, security: [" + scheme + "]}}\n";
        Map<String, ?> spec = Map.of("data", DOCUMENT + server, "eventSpecType", "ASYNC_API");
        return director.add(applicationId, Map.of("spec", spec, "auth", auth));
    }

    /** The header that a publisher presents to one with basic auth. */
    static String authorization() {
        byte[] pair = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static String text(String resource) {
        try (InputStream stream = Registrations.class.getResourceAsStream("/" + resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
