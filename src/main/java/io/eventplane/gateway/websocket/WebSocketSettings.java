package io.eventplane.gateway.websocket;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What one connection is held to. */
@OnePerApplication
final class WebSocketSettings {

    static final String MOST = "eventplane.gateway.websocket.max-in-flight";
    static final String IDLE = "eventplane.gateway.http.idle-timeout";
    static final String SLOW = "eventplane.gateway.slow-client-timeout";

    private final int mostInFlight;
    private final Duration idle;
    private final Duration slowClient;

    @Inject
    WebSocketSettings(
            @ConfigProperty(name = MOST) int mostInFlight,
            @ConfigProperty(name = IDLE) Duration idle,
            @ConfigProperty(name = SLOW) Duration slowClient) {
        if (mostInFlight < 1) {
            throw new IllegalArgumentException(MOST + " must be at least 1, was " + mostInFlight);
        }
        this.mostInFlight = mostInFlight;
        this.idle = atLeastASecond(IDLE, idle);
        this.slowClient = atLeastASecond(SLOW, slowClient);
    }

    /** How many events may wait for the bus; no more is read meanwhile. */
    int mostInFlight() {
        return mostInFlight;
    }

    /** How long nothing may come from a client, not even what answers a ping; pinged at half of it. */
    Duration idle() {
        return idle;
    }

    /** How long a message may take from its first byte to its last, and what is sent may stay unread. */
    Duration slowClient() {
        return slowClient;
    }

    private static Duration atLeastASecond(String key, Duration value) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(key + " must be at least PT1S, was " + value);
        }
        return value;
    }
}
