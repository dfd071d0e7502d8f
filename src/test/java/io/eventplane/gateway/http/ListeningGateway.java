package io.eventplane.gateway.http;

import io.eventplane.gateway.observation.Observed;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.Listening;
import io.eventplane.platform.Configs;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway that listens on a port of its own, with a bus in memory and the definition {@code d1}. */
final class ListeningGateway implements AutoCloseable {

    static final int MOST_CONNECTIONS = 50;

    private final Gateway gateway;
    private final EventLoops loops;
    private final HttpProtocol http;

    ListeningGateway(String document) {
        this(document, Map.of());
    }

    /** With other settings than the defaults. */
    ListeningGateway(String document, Map<String, String> settings) {
        gateway = new Gateway(settings);
        gateway.urls.changed(Definitions.of("d1", document));
        loops = new EventLoops(MOST_CONNECTIONS, gateway.observed);
        Map<String, String> all = new HashMap<>(Map.of(HttpSettings.PORT, "0", HttpSettings.TLS_PORT, "0"));
        all.putAll(settings);
        var listening = new Listening(
                loops,
                "127.0.0.1",
                Optional.ofNullable(all.get("eventplane.gateway.tls.certificate")),
                Optional.ofNullable(all.get("eventplane.gateway.tls.key")),
                Optional.ofNullable(all.get("eventplane.gateway.tls.client-authorities")));
        http = new HttpProtocol(
                loops,
                listening,
                new HttpSettings(Configs.with(all)),
                gateway.post,
                new Upgrades(List.of(), gateway.intake, gateway.security.logins));
        http.start();
    }

    Gateway gateway() {
        return gateway;
    }

    FakeBus bus() {
        return gateway.bus;
    }

    Observed observed() {
        return gateway.observed;
    }

    URI uri(String path) {
        return uri(0, path);
    }

    URI tlsUri(String path) {
        return uri(1, path);
    }

    private URI uri(int listener, String path) {
        return URI.create(http.addresses().get(listener).replace("/events/{definition id}", path));
    }

    @Override
    public void close() {
        http.stop();
        loops.close();
    }
}
