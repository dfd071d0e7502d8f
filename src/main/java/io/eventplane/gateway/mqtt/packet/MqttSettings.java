package io.eventplane.gateway.mqtt.packet;

import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** How the gateway listens for MQTT: {@code eventplane.gateway.mqtt.*}. */
@OnePerApplication
public final class MqttSettings {

    /** The protocol's own. */
    public static final String NAME = "mqtt";

    public static final String PORT = "eventplane.gateway.mqtt.port";
    public static final String TLS_PORT = "eventplane.gateway.mqtts.port";
    public static final String WEB_SOCKET_PORT = "eventplane.gateway.mqtt.websocket-port";

    /** What a packet may have beside the payload: a topic and properties, each of the length that 16 bits can tell. */
    private static final int BESIDE_PAYLOAD = 2 * 65_536;

    private final Config config;
    private final IntakeLimits intake;

    @Inject
    public MqttSettings(Config config, IntakeLimits intake) {
        this.config = config;
        this.intake = intake;
    }

    public int port() {
        return config.getValue(PORT, Integer.class);
    }

    public int tlsPort() {
        return config.getValue(TLS_PORT, Integer.class);
    }

    /** Empty: no WebSocket. */
    public Optional<Integer> webSocketPort() {
        return config.getOptionalValue(WEB_SOCKET_PORT, Integer.class);
    }

    /** The largest packet that is taken. */
    public int maxPacketBytes() {
        return intake.payloadBytes() + BESIDE_PAYLOAD;
    }

    /** What all clients together are held to. */
    public InFlightBytes inFlight() {
        return intake.inFlight();
    }

    /** What a client is held to. */
    public MqttLimits limits() {
        return new MqttLimits(
                maxPacketBytes(),
                number("receive-maximum"),
                config.getValue("eventplane.gateway.slow-client-timeout", Duration.class),
                config.getValue("eventplane.gateway.mqtt.connect-timeout", Duration.class),
                config.getValue("eventplane.gateway.mqtt.max-keep-alive", Duration.class),
                config.getValue("eventplane.gateway.mqtt.max-session-expiry", Duration.class));
    }

    /** How many sessions of clients that are away are kept. */
    public int maxSessions() {
        return number("max-sessions");
    }

    private int number(String name) {
        return config.getValue("eventplane.gateway.mqtt." + name, Integer.class);
    }
}
