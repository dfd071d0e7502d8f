package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.gateway.EventUrls;
import io.eventplane.gateway.GatewayProtocols;
import io.eventplane.gateway.PushUrls;
import io.eventplane.gateway.SecurityParts;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.gateway.limit.Limits;
import io.eventplane.gateway.observation.Observed;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.push.OpenPushes;
import io.eventplane.refusal.RefusedException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A gateway that listens on loopback and is asked by method call. */
final class Gateway {

    static final int MOST_BYTES = 1000;

    final FakeBus bus = new FakeBus();
    final Observed observed = new Observed();
    final OpenPushes pushes = new OpenPushes();
    final EventUrls urls;
    final PushUrls pushUrls;
    final EventPost post;
    final Intake intake;
    final InFlightBytes inFlight;
    final SecurityParts security;

    Gateway() {
        this("127.0.0.1", false);
    }

    Gateway(String host, boolean anonymous) {
        this(host, anonymous, InstantSource.system());
    }

    Gateway(String host, boolean anonymous, InstantSource clock) {
        this(host, anonymous, clock, new GatewayProtocols(List.of()));
    }

    /** One that speaks other protocols, too. */
    Gateway(GatewayProtocols protocols) {
        this("127.0.0.1", false, InstantSource.system(), protocols);
    }

    /** One that is held to those limits. */
    Gateway(Map<String, String> settings) {
        this("127.0.0.1", false, InstantSource.system(), new GatewayProtocols(List.of()), settings);
    }

    private Gateway(String host, boolean anonymous, InstantSource clock, GatewayProtocols protocols) {
        this(host, anonymous, clock, protocols, Map.of());
    }

    private Gateway(
            String host,
            boolean anonymous,
            InstantSource clock,
            GatewayProtocols protocols,
            Map<String, String> settings) {
        var apis = new OpenEventApis();
        security = SecurityParts.on(host, anonymous, apis);
        urls = security.urls(bus, protocols, Limits.rates(settings));
        pushUrls = security.pushUrls(pushes, Limits.rates(settings));
        inFlight = Limits.bytes(settings);
        var limits = new IntakeLimits(MOST_BYTES, 3 * MOST_BYTES, 5, inFlight);
        intake = new Intake(apis, bus, limits, observed, clock);
        post = new EventPost(intake, limits, security.logins, new Destinations(intake, security.logins, pushes));
    }

    static Gateway with(String id, String document) {
        var gateway = new Gateway();
        gateway.urls.changed(Definitions.of(id, document));
        return gateway;
    }

    HttpAnswer send(String path, Map<String, String> headers, String body) {
        return send(path, headers, body.getBytes(UTF_8)).join();
    }

    CompletableFuture<HttpAnswer> send(String path, Map<String, String> headers, byte[] body) {
        return send("POST", path, headers, body);
    }

    CompletableFuture<HttpAnswer> send(String method, String path, Map<String, String> headers, byte[] body) {
        var head = new HttpHead(
                new Sender(HttpProtocol.NAME, "127.0.0.1:4711"),
                method,
                "/events" + path,
                path,
                "",
                MultiMap.caseInsensitiveMultiMap().addAll(headers),
                Optional.empty());
        return answer(post.receive(head, HttpCredentials.of(head)), body).toCompletableFuture();
    }

    private CompletionStage<HttpAnswer> answer(Reception reception, byte[] body) {
        if (reception instanceof Reception.Answered done) {
            return CompletableFuture.completedStage(done.answer());
        }
        var wanted = (Reception.Wanted) reception;
        try {
            wanted.body().add(Buffer.buffer(body));
        } catch (RefusedException e) {
            return CompletableFuture.completedStage(post.notTaken(wanted, e.refusal()));
        }
        return post.take(wanted);
    }
}
