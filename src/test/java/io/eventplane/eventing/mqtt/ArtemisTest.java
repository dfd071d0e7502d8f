package io.eventplane.eventing.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.source.Fault;
import io.eventplane.gateway.http.Certificate;
import io.eventplane.peers.FreePort;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.MqttRules;
import io.eventplane.subscription.SubscriptionAuth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Artemis, which is an MQTT broker too, and always there. */
class ArtemisTest extends MqttBusContract {

    @TempDir
    static Path folder;

    private static ArtemisBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = start(folder, FreePort.find());
    }

    @AfterAll
    static void stop() throws IOException {
        broker.close();
    }

    @Override
    Peer broker() {
        return broker;
    }

    /** What is under way in a share of Artemis' comes twice when the share is subscribed to again. */
    @Override
    Map<String, String> orAlone() {
        return Map.of(MqttRules.SHARE_NAME, MqttRules.NONE);
    }

    @Test
    void who_may_not_read_the_topic_is_told() {
        var blind = new Recorder();
        agents.open(
                "one",
                new ExternalSubscription(
                        "mqtt://127.0.0.1:" + broker.port(), Agents.basic("blind", "secret"), topic, FIVE),
                blind);

        await().atMost(LONG).until(() -> !blind.faults.isEmpty());
        assertThat(blind.faults.get(0).kind()).isIn(Fault.Kind.CREDENTIALS, Fault.Kind.REFUSED);
        assertThat(blind.subscribed).hasValue(0);
    }

    @Test
    void a_broker_that_is_not_there_is_tried_until_it_is() throws Exception {
        int port = FreePort.find();
        var recorder = new Recorder();
        agents.open(port, topic, FIVE, recorder);
        await().atMost(LONG).until(() -> recorder.faults.size() > 2);
        assertThat(recorder.faults).extracting(Fault::kind).containsOnly(Fault.Kind.UNREACHABLE);

        try (var late = start(folder.resolve("late"), port)) {
            await().atMost(LONG).until(() -> recorder.subscribed.get() == 1);
            assertThat(late.connections()).isEqualTo(1);
            agents.close();
        }
    }

    @Test
    void a_token_is_presented_and_another_one_before_it_ends() throws Exception {
        Set<String> presented = ConcurrentHashMap.newKeySet();
        try (var tokens = TokenEndpoint.start(4);
                var strict = ArtemisBroker.start(
                        folder.resolve("tokens"),
                        FreePort.find(),
                        Map.of(),
                        (user, password) -> isLetIn(user, password, presented))) {
            var recorder = new Recorder();
            var auth = new SubscriptionAuth(new Credential.OAuth("robot", "s", tokens.url()), Map.of(), Map.of());
            agents.open(
                    "one",
                    new ExternalSubscription("mqtt://127.0.0.1:" + strict.port(), Optional.of(auth), topic, FIVE),
                    recorder);

            await().atMost(LONG).until(() -> recorder.subscribed.get() >= 3);

            assertThat(presented).contains("token-1", "token-2", "token-3");
            assertThat(recorder.faults).isEmpty();
            try (var sender = Publisher.at(strict.port())) {
                sender.send(topic, "1");
            }
            await().atMost(LONG).until(() -> recorder.texts().contains("1"));
            agents.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtts", "wss"})
    void TLS_is_spoken_to_whom_is_trusted_and_to_nobody_else(String scheme) throws Exception {
        var certificate = Certificate.in(Files.createTempDirectory(folder, "tls"));
        int port = FreePort.find();
        Map<String, Object> tls = Map.of(
                "sslEnabled",
                true,
                "keyStorePath",
                certificate.keystore(),
                "keyStoreType",
                "PKCS12",
                "keyStorePassword",
                Certificate.PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("broker", certificate.shown());
        var subscription = new ExternalSubscription(scheme + "://127.0.0.1:" + port, Agents.RIGHT, topic, FIVE);
        try (var secured = ArtemisBroker.start(
                        folder.resolve("tls-" + scheme), port, tls, (user, password) -> "secret".equals(password));
                var trusting = new Agents(trusted)) {
            var right = new Recorder();
            trusting.open("one", subscription, right);
            await().atMost(LONG).until(() -> right.subscribed.get() == 1);
            assertThat(secured.connections()).isEqualTo(1);

            var stranger = new Recorder();
            agents.open("two", subscription, stranger);
            await().atMost(LONG).until(() -> !stranger.faults.isEmpty());
            assertThat(stranger.faults.get(0).message()).containsIgnoringCase("certification path");
            agents.close();
        }
    }

    @Test
    void a_broker_that_is_stopped_and_started_goes_on_where_it_was() throws Exception {
        int port = FreePort.find();
        var home = folder.resolve("restarted");
        var recorder = new Recorder(message -> !Recorder.text(message).equals("2"));
        try (var before = start(home, port);
                var sender = Publisher.at(before.port())) {
            agents.open(port, topic, FIVE, recorder);
            await().atMost(LONG).until(() -> recorder.subscribed.get() == 1);
            sender.send(topic, "1", "2");
            await().atMost(LONG).until(() -> recorder.messages.size() == 2);
        }
        try (var after = start(home, port);
                var sender = Publisher.at(after.port())) {
            await().atMost(LONG).until(() -> recorder.subscribed.get() == 2 && recorder.messages.size() > 2);
            sender.send(topic, "3");
            await().atMost(LONG).until(() -> recorder.texts().contains("3"));
            assertThat(recorder.texts()).startsWith("1", "2", "2").endsWith("3").containsOnlyOnce("1", "3");
            agents.close();
        }
    }

    private static boolean isLetIn(String user, String password, Set<String> presented) {
        if ("robot".equals(user)) {
            presented.add(password);
            return password.startsWith("token-");
        }
        return "secret".equals(password);
    }

    private static ArtemisBroker start(Path folder, int port) throws Exception {
        return ArtemisBroker.start(folder, port, Map.of(), (user, password) -> "secret".equals(password));
    }
}
