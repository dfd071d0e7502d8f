package io.eventplane.gateway.websocket;

import io.eventplane.gateway.http.Definitions;
import io.eventplane.gateway.http.UpgradingGateway;
import io.eventplane.platform.Credential;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A gateway that listens for WebSocket on a port of its own, with a bus in memory and the definition {@code d1} of the lamps. */
final class WebSocketGateway implements AutoCloseable {

    static final int MOST_IN_FLIGHT = 8;

    static final Credential.Basic LIGHT = new Credential.Basic("lamp", "light");

    /** One channel with one message, on a WebSocket server. */
    static final String LAMPS = Definitions.LAMPS + """
        servers:
          here: {host: localhost, protocol: ws}
        """;

    final UpgradingGateway gateway;

    private WebSocketGateway(Map<String, String> settings, Duration idle, Duration slowClient) {
        gateway = new UpgradingGateway(
                settings,
                (intake, apis, limits, observed) -> new WebSocketUpgrade(
                        new Reception(intake, apis),
                        limits,
                        new WebSocketSettings(MOST_IN_FLIGHT, idle, slowClient),
                        observed),
                WebSocketProtocol::new);
    }

    static WebSocketGateway open() {
        return open(null);
    }

    static WebSocketGateway open(@Nullable Credential credential) {
        return open(credential, Map.of(), Duration.ofMinutes(1), Duration.ofSeconds(30));
    }

    static WebSocketGateway open(
            @Nullable Credential credential, Map<String, String> settings, Duration idle, Duration slow) {
        var opened = new WebSocketGateway(settings, idle, slow);
        opened.define(1, LAMPS, credential);
        return opened;
    }

    void define(long generation, String document, @Nullable Credential credential) {
        gateway.urls.changed(Definitions.of("d1", generation, document, credential));
    }

    /** The event URL of {@code d1}. */
    URI uri() {
        return URI.create(gateway.uri("d1").toString().replaceFirst("http", "ws"));
    }

    @Override
    public void close() {
        gateway.close();
    }
}
