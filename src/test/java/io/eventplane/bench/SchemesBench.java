package io.eventplane.bench;

import io.eventplane.bus.ChannelAddress;
import io.eventplane.journeys.Director;
import io.eventplane.journeys.Director.Registration;
import io.eventplane.journeys.EventplaneServer;
import io.eventplane.platform.Tenant;
import io.eventplane.token.MintedToken;
import io.eventplane.token.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What each way to say who publishes costs for an event, beside basic auth: durable events of 1 KB over HTTP, 64 connections, validated. One
 * server, rounds alternate. Over MQTT and AMQP a connection is checked, not an event. A table on standard output, and {@code schemes.json}.
 */
class SchemesBench {

    private static final int CONNECTIONS = 64;
    private static final int TOKENS = 10_000;
    private static final int WARM_UPS = Integer.getInteger("eventplane.test.bench.warm-ups", 4);
    private static final int ROUNDS = Integer.getInteger("eventplane.test.bench.rounds", 5);
    private static final int WARM_UP_SECONDS = 2;
    private static final int SECONDS = 5;
    private static final String APPLICATION = "bench-schemes";
    private static final String SCOPE = "events.write";
    private static final String KEY = "a-key-of-twenty-four-characters";

    private final Report report = new Report();
    private final List<Contender> contenders = new ArrayList<>();

    @Test
    void each_scheme_is_compared_with_basic_auth() throws Exception {
        try (TestIssuer issuer = TestIssuer.start();
                EventplaneServer server = EventplaneServer.named("bench-schemes")) {
            server.env("EVENTPLANE_GATEWAY_TOKEN_ISSUERS", issuer.identifier().toString())
                    .env("EVENTPLANE_GATEWAY_INTROSPECTION_CLIENT_ID", TestIssuer.CLIENT)
                    .env("EVENTPLANE_GATEWAY_INTROSPECTION_CLIENT_SECRET", TestIssuer.SECRET)
                    .start()
                    .awaitReady();
            enter(new Registrations(Director.of(server)), issuer, server);
            measure(server, new ServerProcess(server.pid()));
        }
        report.print();
        report.write(Path.of(System.getProperty("eventplane.test.bench"), "schemes.json"));
    }

    private void enter(Registrations registrations, TestIssuer issuer, EventplaneServer server) throws IOException {
        String application = registrations.application(APPLICATION);
        add("basic", registrations.withBasicAuth(application), Registrations.authorization());
        add("nothing", registrations.open(application), "");
        Map<String, ?> key = auth("basic", Map.of("username", "key", "password", KEY));
        add("httpApiKey in a header", registrations.secured(application, apiKey("header"), key), "key: " + KEY);
        add("httpApiKey in a cookie", registrations.secured(application, apiKey("cookie"), key), "Cookie: key=" + KEY);
        Registration inQuery = registrations.secured(application, apiKey("query"), key);
        add("httpApiKey in the query", at(inQuery, "?key=" + KEY), "");
        Map<String, ?> client =
                Map.of("clientId", "device", "clientSecret", "unused", "url", issuer.identifier() + "/token");
        Registration byToken = registrations.secured(application, oauth2(), auth("oauth", client));
        add("oauth2, one JWT", byToken, bearer(jwt(issuer)));
        add("oauth2, " + TOKENS + " JWTs", byToken, "@" + tokens(issuer, server));
        add("oauth2, an opaque token", byToken, bearer(opaque(issuer)));
    }

    private static Map<String, ?> auth(String kind, Map<String, ?> credential) {
        return Map.of("credential", Map.of(kind, credential));
    }

    private static String apiKey(String where) {
        return "{type: httpApiKey, in: " + where + ", name: key}";
    }

    private static String oauth2() {
        return "{type: oauth2, scopes: [" + SCOPE + "], flows: {clientCredentials: {tokenUrl: 'https://idp.example',"
                + " availableScopes: {" + SCOPE + ": any}}}}";
    }

    private static Registration at(Registration registration, String query) {
        return new Registration(
                registration.applicationId(), registration.definitionId(), URI.create(registration.eventUrl() + query));
    }

    private static MintedToken jwt(TestIssuer issuer) {
        return issuer.token().scope(SCOPE).expiresIn(Duration.ofHours(3));
    }

    private static String bearer(MintedToken token) {
        return bearer(token.sign());
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    private static String opaque(TestIssuer issuer) {
        return issuer.opaque(Map.of(
                "iss",
                issuer.identifier().toString(),
                "client_id",
                "device",
                "aud",
                "eventplane",
                "scope",
                SCOPE,
                "exp",
                System.currentTimeMillis() / 1000 + Duration.ofHours(3).toSeconds()));
    }

    private static Path tokens(TestIssuer issuer, EventplaneServer server) throws IOException {
        var headers = IntStream.range(0, TOKENS)
                .mapToObj(
                        each -> bearer(jwt(issuer).with("jti", UUID.randomUUID().toString())))
                .toList();
        return Files.write(server.data().resolveSibling("tokens.txt"), headers);
    }

    private void add(String name, Registration registration, String credential) throws IOException {
        if (!credential.startsWith("@")) {
            Looks.untilPublishable(registration, credential);
        }
        contenders.add(new Contender(
                name,
                () -> LoadProcess.run(
                        HttpLoad.class,
                        registration.eventUrl(),
                        credential,
                        CONNECTIONS,
                        WARM_UP_SECONDS,
                        SECONDS,
                        0,
                        HttpLoad.PLAIN)));
    }

    private void measure(EventplaneServer server, ServerProcess process) throws Exception {
        var queue = new BusQueue(server, ChannelAddress.of(Tenant.DEFAULT, APPLICATION, "measured"));
        var order = new ArrayList<>(contenders);
        for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
            for (Contender each : order) {
                each.run(process, round >= WARM_UPS);
                queue.drain();
            }
            // Whoever goes first finds the machine as the pause left it: everybody goes first once.
            Collections.rotate(order, 1);
            report.figure("live heap after round " + round, process.liveHeap(), "MiB");
        }
        contenders.forEach(this::compare);
    }

    private void compare(Contender contender) {
        report.rate(contender.name(), contender.rounds());
        report.ratio(
                contender.name() + " / basic",
                contender.rounds(),
                contenders.get(0).rounds());
        report.rates(
                contender.name() + ", microseconds of the server's CPU for an event",
                contender.rounds().stream().map(Round::serverMicros).toList());
    }
}
