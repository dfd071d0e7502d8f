package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.eventplane.platform.Credential;
import io.eventplane.platform.Credential.Basic;
import io.eventplane.platform.Credential.OAuth;
import io.eventplane.replica.FormerCredential;
import io.eventplane.token.TestIssuer;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two credentials of one definition are valid side by side, until the former is over: by the gateway's clock, whatever the Director does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RotationsTest {

    private static final Basic FORMER = new Basic("lamp", "the-former-key");
    private static final Basic PRESENT = new Basic("lamp", "the-present-key");
    private static final Presented OLD = Presented.NOTHING.user("lamp", FORMER.password());
    private static final Presented NEW = Presented.NOTHING.user("lamp", PRESENT.password());
    private static final Set<Publisher> ALL = Set.of(Publisher.values());
    private static final Set<Publisher> WITH_REQUESTS = Set.of(Publisher.HTTP, Publisher.WEBSOCKET);
    private static final Set<Publisher> WITH_SASL = Set.of(Publisher.MQTT, Publisher.AMQP);
    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TestIssuer issuer = TestIssuer.start();
    private @Nullable Authority authority;
    private @Nullable WholeGateway running;

    @BeforeAll
    void sign(@TempDir Path folder) {
        authority = Authority.in(folder).sign("old", "CN=old").sign("new", "CN=new");
    }

    @BeforeEach
    void start() {
        if (authority != null) {
            running = new WholeGateway(authority, List.of(issuer.trusted()), Map.of());
        }
    }

    @AfterEach
    void stop() {
        gateway().close();
    }

    @AfterAll
    void closeIssuer() {
        issuer.close();
    }

    private WholeGateway gateway() {
        if (running == null) {
            throw new AssertionError("not started");
        }
        return running;
    }

    /** A change that has just begun. */
    private void rotate(Map<String, String> schemes) {
        rotate(FORMER, PRESENT, schemes);
    }

    private void rotate(Credential former, Credential present, Map<String, String> schemes) {
        var end = Instant.now().plus(OVERLAP);
        gateway().define("lamp", 2, present, new FormerCredential(former, end), schemes);
    }

    /** The clock goes on; nobody tells the gateway anything. */
    private void endOverlap() {
        gateway().ahead = OVERLAP.plusSeconds(1);
    }

    /**
     * One way to ask for credentials.
     *
     * @param schemes of the document; none leaves it to the auth
     */
    record Way(
            String name,
            Credential former,
            Credential present,
            Map<String, String> schemes,
            Set<Publisher> served,
            Presented old,
            Presented next) {

        private static Way of(String scheme, Set<Publisher> served, Presented old, Presented next) {
            var schemes = scheme.isEmpty() ? Map.<String, String>of() : Map.of("s", scheme);
            return new Way(scheme, FORMER, PRESENT, schemes, served, old, next);
        }

        @Override
        public String toString() {
            return name.isEmpty() ? "auth alone" : name;
        }
    }

    private Stream<Way> ways() {
        return Stream.concat(byPassword(), Stream.of(byToken(), byCertificate()));
    }

    private static Stream<Way> byPassword() {
        return Stream.of(
                Way.of("", ALL, OLD, NEW),
                Way.of("{type: userPassword}", ALL, OLD, NEW),
                Way.of("{type: http, scheme: basic}", ALL, OLD, NEW),
                Way.of("{type: plain}", WITH_SASL, OLD, NEW),
                Way.of(
                        "{type: apiKey, in: user}",
                        ALL,
                        Presented.NOTHING.user(FORMER.password(), "x"),
                        Presented.NOTHING.user(PRESENT.password(), "x")),
                Way.of(
                        "{type: apiKey, in: password}",
                        ALL,
                        Presented.NOTHING.user("x", FORMER.password()),
                        Presented.NOTHING.user("x", PRESENT.password())),
                Way.of(
                        "{type: httpApiKey, in: header, name: X-Key}",
                        WITH_REQUESTS,
                        Presented.NOTHING.header("X-Key", FORMER.password()),
                        Presented.NOTHING.header("X-Key", PRESENT.password())),
                Way.of("{type: scramSha256}", WITH_SASL, OLD.by("SCRAM-SHA-256"), NEW.by("SCRAM-SHA-256")),
                Way.of("{type: scramSha512}", WITH_SASL, OLD.by("SCRAM-SHA-512"), NEW.by("SCRAM-SHA-512")));
    }

    private Way byToken() {
        var url = issuer.identifier() + "/token";
        return new Way(
                "auth oauth",
                new OAuth("old-device", "secret", url),
                new OAuth("new-device", "secret", url),
                Map.of(),
                ALL,
                Presented.NOTHING.token(issuer.token().client("old-device").sign()),
                Presented.NOTHING.token(issuer.token().client("new-device").sign()));
    }

    private static Way byCertificate() {
        return new Way(
                "{type: X509}",
                new Basic("CN=old", ""),
                new Basic("CN=new", ""),
                Map.of("s", "{type: X509}"),
                ALL,
                Presented.NOTHING.certificate("old"),
                Presented.NOTHING.certificate("new"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void both_get_in_until_the_former_is_over(Way way) {
        rotate(way.former(), way.present(), way.schemes());
        assertThat(way.served()).allMatch(publisher -> publisher.getsIn(gateway(), "lamp", way.old()));
        assertThat(way.served()).allMatch(publisher -> publisher.getsIn(gateway(), "lamp", way.next()));

        endOverlap();

        var first = way.served().iterator().next();
        await().atMost(PATIENCE).until(() -> !first.getsIn(gateway(), "lamp", way.old()));
        assertThat(way.served()).noneMatch(publisher -> publisher.getsIn(gateway(), "lamp", way.old()));
        assertThat(way.served()).allMatch(publisher -> publisher.getsIn(gateway(), "lamp", way.next()));
    }

    @Test
    void a_credential_of_another_kind_may_follow() {
        var url = issuer.identifier() + "/token";
        rotate(FORMER, new OAuth("device", "secret", url), Map.of());
        var token = Presented.NOTHING.token(issuer.token().sign());

        assertThat(ALL).allMatch(publisher -> publisher.getsIn(gateway(), "lamp", OLD));
        assertThat(ALL).allMatch(publisher -> publisher.getsIn(gateway(), "lamp", token));
        assertThat(ALL).noneMatch(publisher -> publisher.getsIn(gateway(), "lamp", NEW));
    }

    @Test
    void halves_of_the_two_are_none() {
        rotate(new Basic("old lamp", "former"), new Basic("new lamp", "present"), Map.of());

        assertThat(ALL)
                .noneMatch(publisher ->
                        publisher.getsIn(gateway(), "lamp", Presented.NOTHING.user("old lamp", "present")));
    }

    @Test
    void what_is_over_when_the_gateway_starts_lets_nobody_in() {
        var past = Instant.now().minusMillis(1);
        gateway().define("lamp", 2, PRESENT, new FormerCredential(FORMER, past), Map.of());

        assertThat(ALL).noneMatch(publisher -> publisher.getsIn(gateway(), "lamp", OLD));
        assertThat(ALL).allMatch(publisher -> publisher.getsIn(gateway(), "lamp", NEW));
    }

    @Test
    void a_change_that_came_meanwhile_is_not_undone() {
        rotate(Map.of());
        gateway()
                .define(
                        "door",
                        1,
                        PRESENT,
                        new FormerCredential(FORMER, Instant.now().plus(OVERLAP)),
                        Map.of());
        var prolonged = Instant.now().plus(OVERLAP.multipliedBy(2));
        gateway().define("lamp", 3, PRESENT, new FormerCredential(FORMER, prolonged), Map.of());

        endOverlap();

        await().atMost(PATIENCE).until(() -> !Publisher.HTTP.getsIn(gateway(), "door", OLD));
        assertThat(Publisher.HTTP.getsIn(gateway(), "lamp", OLD)).isTrue();
        gateway().withdraw("lamp");
        gateway().ahead = OVERLAP.multipliedBy(3);
        gateway().define("door", 2, PRESENT, new FormerCredential(FORMER, prolonged.plus(OVERLAP)), Map.of());
        assertThat(Publisher.HTTP.getsIn(gateway(), "lamp", NEW)).isFalse();
    }

    @Nested
    class AConnectionOfTheFormer {

        private final CompletableFuture<String> ended = new CompletableFuture<>();

        private String end() {
            return ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }

        private Mqtt5AsyncClient mqtt(Mqtt5Connect connect) {
            var uri = gateway().uri("mqtt", "");
            var client = Mqtt5Client.builder()
                    .serverHost(uri.getHost())
                    .serverPort(uri.getPort())
                    .addDisconnectedListener(context -> ended.complete(told(context.getCause())))
                    .buildAsync();
            var unused = client.connect(connect).join();
            return client;
        }

        private static String told(Throwable cause) {
            return cause instanceof Mqtt5DisconnectException told
                            && told.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.NOT_AUTHORIZED
                    ? "not authorized"
                    : cause.toString();
        }

        private static Mqtt5Connect with(Basic credential) {
            return Mqtt5Connect.builder()
                    .simpleAuth()
                    .username(credential.username())
                    .password(credential.password().getBytes(UTF_8))
                    .applySimpleAuth()
                    .build();
        }

        @Test
        void ends_over_mqtt() {
            rotate(Map.of());
            mqtt(with(FORMER));

            endOverlap();

            assertThat(end()).isEqualTo("not authorized");
        }

        @Test
        void ends_over_mqtt_after_a_proof_as_well() {
            rotate(Map.of("s", "{type: scramSha256}"));
            mqtt(Mqtt5Connect.builder()
                    .enhancedAuth(new ScramMqtt("SCRAM-SHA-256", "lamp", FORMER.password()))
                    .build());

            endOverlap();

            assertThat(end()).isEqualTo("not authorized");
        }

        @Test
        void ends_over_websocket() {
            rotate(Map.of());
            var pair = Base64.getEncoder().encodeToString(("lamp:" + FORMER.password()).getBytes(UTF_8));
            var socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Authorization", "Basic " + pair)
                    .buildAsync(gateway().uri("ws", "lamp"), new WebSocket.Listener() {
                        @Override
                        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
                            ended.complete(status + " " + reason);
                            return null;
                        }
                    })
                    .join();

            endOverlap();

            assertThat(end()).startsWith("1008 User name or password is wrong");
            assertThat(socket.isInputClosed()).isTrue();
        }

        @Test
        void ends_over_amqp() throws Exception {
            rotate(Map.of());
            var factory = new JmsConnectionFactory(
                    "lamp", FORMER.password(), gateway().uri("amqp", "").toString());
            try (var connection = factory.createConnection()) {
                connection.setExceptionListener(failure -> ended.complete(String.valueOf(failure.getMessage())));
                connection.start();

                endOverlap();

                assertThat(end()).contains("opens nothing here any more");
            }
        }

        @Test
        void ends_when_the_former_is_taken_back() {
            rotate(Map.of());
            mqtt(with(FORMER));

            gateway().define("lamp", 3, PRESENT, Map.of());

            assertThat(end()).isEqualTo("not authorized");
        }

        @Test
        void goes_on_where_it_opens_something_else() {
            gateway().define("door", 1, FORMER, Map.of());
            rotate(Map.of());
            var both = mqtt(with(FORMER));
            var other = new CompletableFuture<String>();
            rotateAnother(other);

            endOverlap();

            assertThat(other.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
                    .isEqualTo("not authorized");
            assertThat(both.getState().isConnected()).isTrue();
            both.disconnect().join();
        }

        /** One that ends at the same moment, to tell that it has come. */
        private void rotateAnother(CompletableFuture<String> told) {
            var credential = new Basic("gate", "former");
            var end = Instant.now().plus(OVERLAP);
            gateway().define("gate", 2, PRESENT, new FormerCredential(credential, end), Map.of());
            var uri = gateway().uri("mqtt", "");
            var client = Mqtt5Client.builder()
                    .serverHost(uri.getHost())
                    .serverPort(uri.getPort())
                    .addDisconnectedListener(context -> told.complete(told(context.getCause())))
                    .buildAsync();
            var unused = client.connect(with(credential)).join();
        }
    }
}
