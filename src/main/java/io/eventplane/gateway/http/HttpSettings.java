package io.eventplane.gateway.http;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** How the gateway listens for HTTP: {@code eventplane.gateway.http.*}. */
@OnePerApplication
final class HttpSettings {

    static final String PORT = "eventplane.gateway.http.port";
    static final String TLS_PORT = "eventplane.gateway.https.port";

    private final Config config;

    @Inject
    HttpSettings(Config config) {
        this.config = config;
    }

    int port() {
        return config.getValue(PORT, Integer.class);
    }

    int tlsPort() {
        return config.getValue(TLS_PORT, Integer.class);
    }

    /** How many bytes a request's headers may have; its first line may have as many. */
    int maxHeaderBytes() {
        return atLeastOne("max-header-bytes");
    }

    /** Which web pages may publish. */
    CorsPolicy cors() {
        return new CorsPolicy(config.getOptionalValue("eventplane.gateway.http.cors-origins", String[].class)
                .map(Set::of)
                .orElse(Set.of()));
    }

    /** How long things may take. */
    Patience patience() {
        return new Patience(
                duration("eventplane.gateway.http.head-timeout"),
                duration("eventplane.gateway.http.body-timeout"),
                duration("eventplane.gateway.http.idle-timeout"),
                duration("eventplane.gateway.publish-timeout"));
    }

    private int atLeastOne(String name) {
        int value = config.getValue("eventplane.gateway.http." + name, Integer.class);
        if (value < 1) {
            throw new IllegalArgumentException("eventplane.gateway.http." + name + " must be at least 1, was " + value);
        }
        return value;
    }

    private Duration duration(String key) {
        return config.getValue(key, Duration.class);
    }
}
