package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.eventplane.platform.Credential;
import io.eventplane.token.TestIssuer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of logins in time: they expire, change, fail often, and can't always be decided. */
class LoginsTest {

    private static final Credential.Basic LAMP = new Credential.Basic("lamp", "light");
    private static final Presented RIGHT = Presented.NOTHING.user("lamp", "light");
    private static final Presented WRONG = Presented.NOTHING.user("lamp", "dark");
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final long PATIENCE_SECONDS = 15;

    @TempDir
    private static Path folder;

    private static @Nullable Authority shared;

    private final TestIssuer issuer = TestIssuer.start();
    private WholeGateway gateway = start(Map.of());

    private static synchronized Authority authority() {
        if (shared == null) {
            shared = Authority.in(folder);
        }
        return shared;
    }

    private WholeGateway start(Map<String, String> settings) {
        var started = new WholeGateway(authority(), List.of(issuer.introspected()), settings);
        started.define("lamp", LAMP, Map.of());
        started.define(
                "token",
                new Credential.OAuth("device", "secret", issuer.identifier().toString()),
                Map.of());
        return started;
    }

    private void restart(Map<String, String> settings) {
        gateway.close();
        gateway = start(settings);
    }

    @AfterEach
    void stop() {
        gateway.close();
        issuer.close();
    }

    private String shortLived() {
        return issuer.token().expiresIn(SOON).sign();
    }

    @Nested
    class ATokenThatExpires {

        @Test
        void ends_an_mqtt_connection() {
            var ended = new CompletableFuture<Throwable>();
            var uri = gateway.uri("mqtt", "");
            var client = Mqtt5Client.builder()
                    .serverHost(uri.getHost())
                    .serverPort(uri.getPort())
                    .addDisconnectedListener(context -> ended.complete(context.getCause()))
                    .buildAsync();
            var unused = client.connectWith()
                    .simpleAuth()
                    .password(shortLived().getBytes(UTF_8))
                    .applySimpleAuth()
                    .send()
                    .join();

            assertThat(ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join())
                    .isInstanceOfSatisfying(
                            Mqtt5DisconnectException.class,
                            told -> assertThat(told.getMqttMessage().getReasonCode())
                                    .isEqualTo(Mqtt5DisconnectReasonCode.NOT_AUTHORIZED));
        }

        @Test
        void ends_a_websocket_connection() {
            var ended = new CompletableFuture<String>();
            var socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Authorization", "Bearer " + shortLived())
                    .buildAsync(gateway.uri("ws", "token"), new WebSocket.Listener() {
                        @Override
                        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
                            ended.complete(status + " " + reason);
                            return null;
                        }
                    })
                    .join();

            assertThat(ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join())
                    .startsWith("1008 The token has expired");
            assertThat(socket.isInputClosed()).isTrue();
        }

        @Test
        void ends_an_amqp_connection() throws Exception {
            var ended = new CompletableFuture<Exception>();
            var factory = new JmsConnectionFactory(
                    "anybody", shortLived(), gateway.uri("amqp", "") + "?amqp.saslMechanisms=XOAUTH2");
            try (var connection = factory.createConnection()) {
                connection.setExceptionListener(ended::complete);
                connection.start();

                assertThat(ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join())
                        .hasMessageContaining("The token has expired");
            }
        }

        @Test
        void is_refused_over_http_from_then_on() {
            var token = Presented.NOTHING.token(shortLived());
            var end = Instant.now().plus(SOON);
            assertThat(Publisher.HTTP.getsIn(gateway, "token", token)).isTrue();

            await().until(() -> Instant.now().isAfter(end));

            assertThat(Publisher.HTTP.getsIn(gateway, "token", token)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Publisher.class)
    void an_opaque_token_is_asked_about_and_refused_once_it_is_taken_back(Publisher publisher) {
        var token = issuer.opaque(Map.of(
                "iss",
                issuer.identifier().toString(),
                "client_id",
                "device",
                "aud",
                WholeGateway.AUDIENCE,
                "exp",
                Instant.now().plusSeconds(60).getEpochSecond()));
        // In the place of a password it can't be told from one, and no issuer is shown passwords.
        boolean served = publisher != Publisher.MQTT;

        assertThat(publisher.getsIn(gateway, "token", Presented.NOTHING.token(token)))
                .isEqualTo(served);
        assertThat(publisher.getsIn(gateway, "token", Presented.NOTHING.token("no-such-token")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Publisher.class)
    void a_key_that_was_changed_by_the_issuer_is_found(Publisher publisher) {
        assertThat(publisher.getsIn(
                        gateway, "token", Presented.NOTHING.token(issuer.token().sign())))
                .isTrue();

        issuer.rotate();

        assertThat(publisher.getsIn(
                        gateway, "token", Presented.NOTHING.token(issuer.token().sign())))
                .isTrue();
    }

    @Nested
    class AnIssuerThatIsAway {

        AnIssuerThatIsAway() {
            issuer.fail(true);
        }

        @Test
        void is_told_over_http_as_a_fault_for_now() throws IOException {
            var answer = HttpPublisher.post(
                    gateway, "token", Presented.NOTHING.token(issuer.token().sign()));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("issuer-unavailable");
        }

        @Test
        void is_told_over_mqtt_as_a_fault_for_now() {
            assertThat(connackOf(issuer.token().sign())).isEqualTo(Mqtt5ConnAckReasonCode.SERVER_UNAVAILABLE);
        }

        @ParameterizedTest
        @EnumSource(Publisher.class)
        void keeps_nobody_out_who_has_a_password(Publisher publisher) {
            assertThat(publisher.getsIn(gateway, "lamp", RIGHT)).isTrue();
        }
    }

    private Mqtt5ConnAckReasonCode connackOf(String password) {
        var uri = gateway.uri("mqtt", "");
        var client = Mqtt5Client.builder()
                .serverHost(uri.getHost())
                .serverPort(uri.getPort())
                .buildAsync();
        try {
            return client.connectWith()
                    .simpleAuth()
                    .username("lamp")
                    .password(password.getBytes(UTF_8))
                    .applySimpleAuth()
                    .send()
                    .join()
                    .getReasonCode();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Mqtt5ConnAckException refused) {
                return refused.getMqttMessage().getReasonCode();
            }
            throw e;
        }
    }

    @ParameterizedTest
    @EnumSource(Publisher.class)
    void a_change_of_the_auth_counts_at_once(Publisher publisher) {
        assertThat(publisher.getsIn(gateway, "lamp", RIGHT)).isTrue();

        gateway.define("lamp", 2, new Credential.Basic("lamp", "new light"), Map.of());

        assertThat(publisher.getsIn(gateway, "lamp", RIGHT)).isFalse();
        assertThat(publisher.getsIn(gateway, "lamp", Presented.NOTHING.user("lamp", "new light")))
                .isTrue();
    }

    @Nested
    class ManyThatFail {

        ManyThatFail() {
            restart(Map.of(
                    "eventplane.gateway.failed-logins-per-second", "1",
                    "eventplane.gateway.failed-login-max-delay", "PT2S"));
        }

        private Duration time(Publisher publisher, Presented presented, boolean in) {
            long begun = System.nanoTime();
            assertThat(publisher.getsIn(gateway, "lamp", presented)).isEqualTo(in);
            return Duration.ofNanos(System.nanoTime() - begun);
        }

        private void fail(Publisher publisher, int times) {
            for (int i = 0; i < times; i++) {
                assertThat(publisher.getsIn(gateway, "lamp", WRONG)).isFalse();
            }
        }

        @ParameterizedTest
        @EnumSource(Publisher.class)
        void make_a_right_one_wait_once(Publisher publisher) {
            fail(publisher, 11);

            assertThat(time(publisher, RIGHT, true)).isGreaterThan(Duration.ofMillis(300));
            assertThat(time(publisher, RIGHT, true)).isLessThan(Duration.ofMillis(900));
        }

        @Test
        void are_not_even_looked_at_when_they_come_all_at_once() {
            fail(Publisher.HTTP, 10);

            var statuses =
                    Stream.generate(() -> CompletableFuture.supplyAsync(() -> status(WRONG)))
                            .limit(12)
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();

            assertThat(statuses).contains(401, 429).doesNotContain(202);
        }

        private int status(Presented presented) {
            try {
                return HttpPublisher.post(gateway, "lamp", presented).statusCode();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
