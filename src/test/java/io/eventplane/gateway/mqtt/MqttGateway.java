package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.EventUrls;
import io.eventplane.gateway.GatewayProtocols;
import io.eventplane.gateway.SecurityParts;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.http.Definitions;
import io.eventplane.gateway.http.FakeBus;
import io.eventplane.gateway.intake.Addresses;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.gateway.limit.Limits;
import io.eventplane.gateway.mqtt.packet.MqttSettings;
import io.eventplane.gateway.mqtt.publish.Reception;
import io.eventplane.gateway.mqtt.session.Sessions;
import io.eventplane.gateway.observation.Observed;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.Listening;
import io.eventplane.platform.Configs;
import io.eventplane.platform.Credential;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A gateway that listens for MQTT on ports of its own, with a bus in memory. */
final class MqttGateway implements AutoCloseable {

    static final int MOST_BYTES = 200_000;

    private static final int MOST_CONNECTIONS = 1000;

    static final Credential.Basic LIGHT = new Credential.Basic("lamp", "light");

    private static final String SERVERS = """
        servers:
          here: {host: localhost, protocol: mqtt}
        """;

    /** One channel with one message. */
    static final String LAMPS = Definitions.LAMPS + SERVERS;

    /** Several channels. */
    static final String TOWN = Definitions.TOWN + SERVERS;

    final FakeBus bus = new FakeBus();
    final EventUrls urls;
    final InFlightBytes inFlight;
    final Observed observed = new Observed();
    private final EventLoops loops = new EventLoops(MOST_CONNECTIONS, observed);
    private final MqttProtocol mqtt;

    MqttGateway(Map<String, String> settings) {
        var config = new HashMap<>(
                Map.of(MqttSettings.PORT, "0", MqttSettings.TLS_PORT, "0", MqttSettings.WEB_SOCKET_PORT, "0"));
        config.putAll(settings);
        var apis = new OpenEventApis();
        inFlight = Limits.bytes(settings);
        var limits = new IntakeLimits(MOST_BYTES, MOST_BYTES, 5, inFlight);
        var mqttSettings = new MqttSettings(Configs.with(config), limits);
        var listening = new Listening(
                loops,
                "127.0.0.1",
                Optional.ofNullable(settings.get("eventplane.gateway.tls.certificate")),
                Optional.ofNullable(settings.get("eventplane.gateway.tls.key")),
                Optional.ofNullable(settings.get("eventplane.gateway.tls.client-authorities")));
        var intake = new Intake(apis, bus, limits, observed);
        var reception = new Reception(intake, new Addresses(intake, apis), apis, new Sessions(mqttSettings));
        var security = SecurityParts.local(apis);
        var keeper = new Doorkeeper(reception, security.logins, security.exchanges);
        mqtt = new MqttProtocol(loops, listening, mqttSettings, keeper);
        urls = security.urls(bus, new GatewayProtocols(List.of(mqtt)), Limits.rates(settings));
        mqtt.start();
    }

    /** With the definition {@code d1} of the lamps, which asks for nothing. */
    static MqttGateway open() {
        return open(null);
    }

    static MqttGateway open(@Nullable Credential credential) {
        var gateway = new MqttGateway(Map.of());
        gateway.define("d1", LAMPS, credential);
        return gateway;
    }

    void define(String id, String document, @Nullable Credential credential) {
        define(id, 1, document, credential);
    }

    void define(String id, long generation, String document, @Nullable Credential credential) {
        urls.changed(Definitions.of(id, generation, document, credential));
    }

    int port() {
        return uri("mqtt").getPort();
    }

    /** Where it listens in that way: {@code mqtt}, {@code mqtts}, {@code ws}, {@code wss}. */
    URI uri(String scheme) {
        return mqtt.addresses().stream()
                .map(URI::create)
                .filter(uri -> uri.getScheme().equals(scheme))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        mqtt.stop();
        loops.close();
    }
}
