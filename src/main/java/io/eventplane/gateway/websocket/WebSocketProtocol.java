package io.eventplane.gateway.websocket;

import io.eventplane.gateway.http.HttpProtocol;
import io.eventplane.gateway.wire.GatewayProtocol;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Events over WebSocket, in clear and over TLS, wherever HTTP listens. */
@OnePerApplication
public final class WebSocketProtocol implements GatewayProtocol {

    static final String NAME = "ws";

    private static final String HTTP = "http";

    private final HttpProtocol http;

    @Inject
    WebSocketProtocol(HttpProtocol http) {
        this.http = http;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> serverProtocols() {
        return Set.of("ws", "wss");
    }

    /** HTTP does. */
    @Override
    public void start() {}

    /** The same as HTTP's: {@code http} and {@code https} become {@code ws} and {@code wss}. */
    @Override
    public List<String> addresses() {
        return http.addresses().stream()
                .map(address -> NAME + address.substring(HTTP.length()))
                .toList();
    }

    /** HTTP does. */
    @Override
    public void stop() {}
}
