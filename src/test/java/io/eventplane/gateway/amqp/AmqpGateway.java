package io.eventplane.gateway.amqp;

import io.eventplane.gateway.EventUrls;
import io.eventplane.gateway.GatewayProtocols;
import io.eventplane.gateway.SecurityParts;
import io.eventplane.gateway.amqp.sasl.Mechanisms;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.http.Definitions;
import io.eventplane.gateway.http.FakeBus;
import io.eventplane.gateway.intake.Addresses;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.gateway.limit.Limits;
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

/** A gateway that listens for AMQP on a port of its own, with a bus in memory. */
final class AmqpGateway implements AutoCloseable {

    static final int MOST_BYTES = 200_000;

    /** One channel with one message, on an AMQP server. */
    static final String LAMPS = Definitions.LAMPS + """
        servers:
          here: {host: localhost, protocol: amqp}
        """;

    final FakeBus bus = new FakeBus();
    final EventUrls urls;
    final InFlightBytes inFlight;
    final Observed observed = new Observed();
    private final EventLoops loops = new EventLoops(100, observed);
    private final AmqpProtocol amqp;

    AmqpGateway(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(AmqpSettings.PORT, "0", AmqpSettings.TLS_PORT, "0"));
        all.putAll(settings);
        var apis = new OpenEventApis();
        inFlight = Limits.bytes(settings);
        var limits = new IntakeLimits(MOST_BYTES, MOST_BYTES, 5, inFlight);
        var amqpSettings = new AmqpSettings(Configs.with(all));
        var intake = new Intake(apis, bus, limits, observed);
        var events = new AmqpIntake(intake, new Addresses(intake, apis), limits);
        var security = SecurityParts.local(apis);
        amqp = new AmqpProtocol(
                loops,
                new Listening(
                        loops,
                        "127.0.0.1",
                        Optional.ofNullable(settings.get("eventplane.gateway.tls.certificate")),
                        Optional.ofNullable(settings.get("eventplane.gateway.tls.key")),
                        Optional.ofNullable(settings.get("eventplane.gateway.tls.client-authorities"))),
                amqpSettings,
                events,
                new AmqpLogins(new Mechanisms(apis, security.exchanges), security.logins));
        urls = security.urls(bus, new GatewayProtocols(List.of(amqp)), Limits.rates(settings));
        amqp.start();
    }

    static AmqpGateway open() {
        return open(null);
    }

    /** With the definition {@code d1}. */
    static AmqpGateway open(@Nullable Credential credential) {
        var gateway = new AmqpGateway(Map.of());
        gateway.urls.changed(Definitions.of("d1", 1, LAMPS, credential));
        return gateway;
    }

    URI uri() {
        return URI.create(amqp.addresses().get(0));
    }

    /** Where it listens in that way: {@code amqp}, {@code amqps}. */
    URI uri(String scheme) {
        return amqp.addresses().stream()
                .map(URI::create)
                .filter(uri -> uri.getScheme().equals(scheme))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        amqp.stop();
        loops.close();
    }
}
