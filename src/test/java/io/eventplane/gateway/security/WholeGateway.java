package io.eventplane.gateway.security;

import io.eventplane.gateway.EventUrls;
import io.eventplane.gateway.GatewayProtocols;
import io.eventplane.gateway.SecurityParts;
import io.eventplane.gateway.amqp.AmqpParts;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.http.Definitions;
import io.eventplane.gateway.http.FakeBus;
import io.eventplane.gateway.http.HttpParts;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.limit.Limits;
import io.eventplane.gateway.mqtt.MqttParts;
import io.eventplane.gateway.observation.Observed;
import io.eventplane.gateway.websocket.WebSocketParts;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.GatewayProtocol;
import io.eventplane.gateway.wire.Listening;
import io.eventplane.platform.Credential;
import io.eventplane.replica.FormerCredential;
import io.eventplane.token.TrustedIssuer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A gateway that listens for all protocols, with TLS and without, on ports of its own, with a bus in memory. */
final class WholeGateway implements AutoCloseable {

    /** Whom tokens are for. */
    static final String AUDIENCE = "eventplane";

    private static final int MOST_BYTES = 100_000;

    final FakeBus bus = new FakeBus();
    final Observed observed = new Observed();
    final OpenEventApis apis = new OpenEventApis();
    final Authority authority;

    /** How far its clock is ahead, for the end of former credentials. */
    volatile Duration ahead = Duration.ZERO;

    private final LoginWorkers workers = new LoginWorkers();
    private final EventLoops loops = new EventLoops(1000, observed);
    private final SecurityParts security;
    private final List<GatewayProtocol> protocols;
    private final EventUrls urls;

    WholeGateway(Authority authority, List<TrustedIssuer> issuers, Map<String, String> settings) {
        this.authority = authority;
        var tls = authority.settings();
        var listening = new Listening(
                loops,
                "127.0.0.1",
                Optional.ofNullable(tls.get("eventplane.gateway.tls.certificate")),
                Optional.ofNullable(tls.get("eventplane.gateway.tls.key")),
                Optional.ofNullable(tls.get("eventplane.gateway.tls.client-authorities")));
        security = SecurityParts.of(
                new AnonymousPublishing("127.0.0.1", false),
                new IssuedTokens(issuers, AUDIENCE, workers),
                apis,
                settings,
                () -> Instant.now().plus(ahead));
        var limits = new IntakeLimits(MOST_BYTES, MOST_BYTES, 5, Limits.bytes(Map.of()));
        var intake = new Intake(apis, bus, limits, observed);
        var http = HttpParts.protocol(
                loops,
                listening,
                intake,
                limits,
                security.logins,
                WebSocketParts.upgrade(intake, apis, limits, observed));
        protocols = List.of(
                http,
                WebSocketParts.protocol(http),
                MqttParts.protocol(loops, listening, intake, apis, limits, security),
                AmqpParts.protocol(loops, listening, intake, apis, limits, security));
        protocols.forEach(GatewayProtocol::start);
        urls = security.urls(bus, new GatewayProtocols(protocols), Limits.rates(Map.of()));
    }

    /** The definition of the lamps, over all protocols, whose servers demand these schemes: each a list, of which any will do. */
    void define(String id, @Nullable Credential auth, Map<String, String> schemes) {
        define(id, 1, auth, schemes);
    }

    void define(String id, long generation, @Nullable Credential auth, Map<String, String> schemes) {
        urls.changed(Definitions.of(id, generation, document(schemes), auth));
    }

    /** The same while its credentials change. */
    void define(String id, long generation, Credential auth, FormerCredential former, Map<String, String> schemes) {
        var plain = Definitions.of(id, generation, document(schemes), auth);
        urls.changed(Definitions.withFormer(plain, former));
    }

    private static String document(Map<String, String> schemes) {
        var all = schemes.entrySet().stream()
                .map(one -> "    " + one.getKey() + ": " + one.getValue() + "\n")
                .collect(Collectors.joining());
        var demanded = schemes.keySet().stream()
                .map(name -> "{$ref: '#/components/securitySchemes/" + name + "'}")
                .collect(Collectors.joining(", ", ", security: [", "]"));
        var security = schemes.isEmpty() ? "" : demanded;
        return Definitions.LAMPS
                + (schemes.isEmpty() ? "" : "  securitySchemes:\n" + all)
                + "servers:\n"
                + List.of("http", "ws", "mqtt", "amqp").stream()
                        .map(protocol ->
                                "  " + protocol + ": {host: gateway.example, protocol: " + protocol + security + "}\n")
                        .collect(Collectors.joining());
    }

    /** The definition of any document. */
    void define(String id, String document, @Nullable Credential auth) {
        urls.changed(Definitions.of(id, 1, document, auth));
    }

    void withdraw(String id) {
        urls.removed(id);
    }

    /** Whether nobody gets in over that protocol, and the Director is told why. */
    boolean isReportedClosed(String id, String protocol) {
        return apis.find(id).orElseThrow().credentials().closed(protocol).isPresent();
    }

    /** Where it listens in that way: {@code http}, {@code wss}, {@code mqtts}, {@code amqp} …; for HTTP's protocols the event URL. */
    URI uri(String scheme, String definition) {
        return protocols.stream()
                .flatMap(protocol -> protocol.addresses().stream())
                .filter(address -> address.startsWith(scheme + "://") && !address.endsWith("/mqtt"))
                .map(address -> URI.create(address.replace("{definition id}", definition)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        protocols.forEach(GatewayProtocol::stop);
        loops.close();
        security.close();
        workers.close();
    }
}
