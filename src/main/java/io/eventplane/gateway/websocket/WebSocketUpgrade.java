package io.eventplane.gateway.websocket;

import io.eventplane.gateway.http.Upgrade;
import io.eventplane.gateway.http.Upgrading;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.observation.GatewayObserver;
import io.eventplane.platform.OnePerApplication;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Takes over connections that HTTP lets change to WebSocket. */
@OnePerApplication
final class WebSocketUpgrade implements Upgrade {

    private static final Logger LOG = System.getLogger(WebSocketUpgrade.class.getName());

    private final Reception reception;
    private final IntakeLimits limits;
    private final WebSocketSettings settings;
    private final GatewayObserver observer;

    @Inject
    WebSocketUpgrade(Reception reception, IntakeLimits limits, WebSocketSettings settings, GatewayObserver observer) {
        this.reception = reception;
        this.limits = limits;
        this.settings = settings;
        this.observer = observer;
    }

    @Override
    public String protocol() {
        return WebSocketProtocol.NAME;
    }

    @Override
    public boolean isAskedForBy(HttpServerRequest request) {
        return Handshake.isIn(request);
    }

    @Override
    public void check(HttpServerRequest request) {
        Handshake.check(request);
    }

    /** A frame that is larger than the largest message is refused by its head. */
    @Override
    public void configure(HttpServerOptions options) {
        options.addWebSocketSubProtocol(Handshake.STRUCTURED)
                .setMaxWebSocketFrameSize(limits.payloadBytes())
                .setMaxWebSocketMessageSize(limits.payloadBytes());
    }

    @Override
    public void proceed(HttpServerRequest request, Upgrading sender) {
        request.toWebSocket()
                .onSuccess(socket -> open(socket, sender))
                .onFailure(failure -> LOG.log(Level.DEBUG, "a handshake broke off", failure));
    }

    /** Counted under both names: it goes on being a connection of a port of HTTP's. */
    private void open(ServerWebSocket socket, Upgrading sender) {
        observer.connected(WebSocketProtocol.NAME);
        new WebSocketConnection(socket, sender, reception, limits, settings)
                .open(() -> observer.disconnected(WebSocketProtocol.NAME));
    }
}
