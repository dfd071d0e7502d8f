package io.eventplane.gateway.http;

import io.eventplane.gateway.EventUrls;
import io.eventplane.gateway.GatewayProtocols;
import io.eventplane.gateway.SecurityParts;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.gateway.limit.Limits;
import io.eventplane.gateway.observation.Observed;
import io.eventplane.gateway.push.OpenPushes;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.GatewayProtocol;
import io.eventplane.gateway.wire.Listening;
import io.eventplane.platform.Configs;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A gateway that listens for HTTP on a port of its own, with a bus in memory, whose connections may change to another protocol. */
public final class UpgradingGateway implements AutoCloseable {

    /** How many bytes an event may have. */
    public static final int MOST_BYTES = 200_000;

    private static final int MOST_CONNECTIONS = 100;

    public final FakeBus bus = new FakeBus();
    public final Observed observed = new Observed();
    public final InFlightBytes inFlight;
    public final EventUrls urls;
    private final EventLoops loops = new EventLoops(MOST_CONNECTIONS, observed);
    private final HttpProtocol http;

    /** Makes the upgrade that is tested. */
    @FunctionalInterface
    public interface Maker {

        Upgrade make(Intake intake, OpenEventApis apis, IntakeLimits limits, Observed observed);
    }

    /** With these settings; the other protocol is known by the protocol that is made of HTTP's. */
    public UpgradingGateway(Map<String, String> settings, Maker maker, Function<HttpProtocol, GatewayProtocol> other) {
        var all = new HashMap<>(Map.of(HttpSettings.PORT, "0", HttpSettings.TLS_PORT, "0"));
        all.putAll(settings);
        inFlight = Limits.bytes(settings);
        var apis = new OpenEventApis();
        var limits = new IntakeLimits(MOST_BYTES, MOST_BYTES, 5, inFlight);
        var intake = new Intake(apis, bus, limits, observed);
        var security = SecurityParts.local(apis);
        http = new HttpProtocol(
                loops,
                new Listening(loops, "127.0.0.1", Optional.empty(), Optional.empty(), Optional.empty()),
                new HttpSettings(Configs.with(all)),
                new EventPost(
                        intake, limits, security.logins, new Destinations(intake, security.logins, new OpenPushes())),
                new Upgrades(List.of(maker.make(intake, apis, limits, observed)), intake, security.logins));
        var protocols = new ArrayList<GatewayProtocol>(List.of(http, other.apply(http)));
        urls = security.urls(bus, new GatewayProtocols(protocols), Limits.rates(settings));
        http.start();
    }

    /** The event URL of that definition, and maybe channel. */
    public URI uri(String path) {
        return URI.create(http.addresses().get(0).replace("/events/{definition id}", "/events/" + path));
    }

    @Override
    public void close() {
        http.stop();
        loops.close();
    }
}
