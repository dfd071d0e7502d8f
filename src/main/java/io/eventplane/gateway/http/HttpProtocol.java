package io.eventplane.gateway.http;

import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.wire.Entrance;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.GatewayProtocol;
import io.eventplane.gateway.wire.ListenAddress;
import io.eventplane.gateway.wire.Listening;
import io.eventplane.gateway.wire.Peers;
import io.eventplane.gateway.wire.Ports;
import io.eventplane.platform.OnePerApplication;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Events over HTTP/1.1 and HTTP/2, in clear and, where there is a certificate, over TLS. */
@OnePerApplication
public final class HttpProtocol implements GatewayProtocol {

    static final String NAME = "http";

    private static final String PATH = "/events/{definition id}";

    private final Ports ports;
    private final Listening listening;
    private final HttpSettings settings;
    private final EventPost post;
    private final Upgrades upgrades;

    @Inject
    HttpProtocol(EventLoops loops, Listening listening, HttpSettings settings, EventPost post, Upgrades upgrades) {
        this.ports =
                new Ports(new Entrance(NAME, Optional.of(settings.patience().head())), loops);
        this.listening = listening;
        this.settings = settings;
        this.post = post;
        this.upgrades = upgrades;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> serverProtocols() {
        return Set.of("http", "https");
    }

    @Override
    public void start() {
        listen("http", listening.at(settings.port(), HttpSettings.PORT), this::options);
        if (listening.tls()) {
            listen(
                    "https",
                    listening.at(settings.tlsPort(), HttpSettings.TLS_PORT),
                    () -> listening.encrypted(options()).setUseAlpn(true));
        }
    }

    @Override
    public List<String> addresses() {
        return ports.addresses();
    }

    @Override
    public void stop() {
        ports.close();
    }

    private void silent(HttpConnection connection) {
        post.turnedAway(sender(connection), "timeout");
    }

    static Sender sender(HttpConnection connection) {
        return new Sender(NAME, Peers.address(connection.remoteAddress()));
    }

    static Sender sender(HttpServerRequest request) {
        return new Sender(NAME, Peers.address(request.remoteAddress()));
    }

    private void listen(String scheme, ListenAddress address, Supplier<HttpServerOptions> options) {
        var bound = options.get().setHost(address.host()).setPort(address.sharedPort());
        ports.open(scheme, address, PATH, listening -> new HttpListener(bound, answering(), listening));
    }

    private Answering answering() {
        return new Answering(new HttpConnections(settings.patience(), this::silent), settings.cors(), post, upgrades);
    }

    private HttpServerOptions options() {
        return upgrades.configure(HttpLimits.options(settings));
    }
}
