package io.eventplane.gateway.amqp;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** How the gateway listens for AMQP: {@code eventplane.gateway.amqp.*}. */
@OnePerApplication
final class AmqpSettings {

    static final String PORT = "eventplane.gateway.amqp.port";
    static final String TLS_PORT = "eventplane.gateway.amqps.port";

    private final Config config;

    @Inject
    AmqpSettings(Config config) {
        this.config = config;
    }

    int port() {
        return config.getValue(PORT, Integer.class);
    }

    int tlsPort() {
        return config.getValue(TLS_PORT, Integer.class);
    }

    /** How many events of one link may be under way. */
    int credit() {
        return atLeastOne("link-credit");
    }

    /** How many links one connection may have. */
    int maxLinks() {
        return atLeastOne("max-links");
    }

    /** How long a connection may take until it has logged in. */
    Duration loginTimeout() {
        return duration("login-timeout");
    }

    /** How long a connection may be silent; half of it is what clients are told. */
    Duration idleTimeout() {
        return duration("idle-timeout");
    }

    /** How long one frame or message may take from its first byte to its last, and what is sent may stay unread. */
    Duration slowClient() {
        return atLeastASecond("eventplane.gateway.slow-client-timeout");
    }

    private Duration duration(String name) {
        return atLeastASecond("eventplane.gateway.amqp." + name);
    }

    private Duration atLeastASecond(String key) {
        Duration value = config.getValue(key, Duration.class);
        if (value.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(key + " must be at least PT1S, was " + value);
        }
        return value;
    }

    private int atLeastOne(String name) {
        int value = config.getValue("eventplane.gateway.amqp." + name, Integer.class);
        if (value < 1) {
            throw new IllegalArgumentException("eventplane.gateway.amqp." + name + " must be at least 1, was " + value);
        }
        return value;
    }
}
