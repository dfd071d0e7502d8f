package io.eventplane.bus;

import static io.eventplane.bus.RunningBus.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.http.Certificate;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded broker with a certificate, from outside. */
class BrokerTlsTest {

    private static final String ORDERS = "events.shop.orders";
    private static final int SILENCE_MILLIS = 15_000;

    @TempDir
    private static Path folder;

    private static Certificate certificate;
    private static Certificate foreign;
    private static RunningBus bus;

    private record Attempt(String name, Try act) {

        private interface Try {
            void run() throws Exception;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        certificate = Certificate.in(Files.createDirectory(folder.resolve("own")));
        foreign = Certificate.in(Files.createDirectory(folder.resolve("foreign")));
        bus = RunningBus.in(folder, settings());
        bus.events.open(ORDERS);
    }

    @AfterAll
    static void stop() {
        bus.close();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Intruder.withMqtt());
        settings.put(
                "eventplane.broker.tls.certificate", certificate.certificate().toString());
        settings.put("eventplane.broker.tls.key", certificate.key().toString());
        return settings;
    }

    @ParameterizedTest
    @MethodSource
    void is_refused(Attempt attempt) {
        assertThatThrownBy(attempt.act()::run).isInstanceOf(Exception.class);
        assertThatCode(() -> amqp(certificate.certificate(), "127.0.0.1")).doesNotThrowAnyException();
    }

    static Stream<Attempt> is_refused() {
        return Stream.of(
                new Attempt("core in clear", () -> core("?sslEnabled=false")),
                new Attempt("core that trusts somebody else", () -> core(trusting(foreign.certificate()))),
                new Attempt(
                        "core under a name that the certificate does not have",
                        () -> login(new ActiveMQConnectionFactory("tcp://localhost:" + port(Endpoint.Protocol.CORE)
                                + trusting(certificate.certificate())))),
                new Attempt("core that trusts the JDK's authorities", () -> core("?sslEnabled=true")),
                new Attempt(
                        "AMQP in clear",
                        () -> login(new JmsConnectionFactory("amqp://127.0.0.1:" + port(Endpoint.Protocol.AMQP)))),
                new Attempt("AMQP that trusts somebody else", () -> amqp(foreign.certificate(), "127.0.0.1")),
                new Attempt(
                        "AMQP under a name that the certificate does not have",
                        () -> amqp(certificate.certificate(), "localhost")),
                new Attempt("MQTT in clear", () -> mqtt("tcp", SSLContext.getDefault())),
                new Attempt("MQTT that trusts somebody else", () -> mqtt("ssl", foreign.trusting())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaks_current_versions_on_every_port(String version) throws IOException, GeneralSecurityException {
        for (Endpoint.Protocol protocol : Endpoint.Protocol.values()) {
            try (SSLSocket socket = handshake(certificate, protocol, version)) {
                assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            }
        }
    }

    /** The hello of a client that knows nothing newer, byte for byte: the JDK's own would not send it any more. */
    @ParameterizedTest
    @ValueSource(strings = {"0300", "0301", "0302"})
    void speaks_no_former_version(String version) throws IOException {
        for (Endpoint.Protocol protocol : Endpoint.Protocol.values()) {
            String hello = "010000" + "2f" + version + "5a".repeat(32) + "00" + "0008c009c013002f0035" + "0100";
            assertThat(answer(protocol, "160301" + "0033" + hello)).isNotEqualTo(22);
        }
    }

    private static int answer(Endpoint.Protocol protocol, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(protocol))) {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.getOutputStream().write(HexFormat.of().parseHex(bytes));
            return new DataInputStream(socket.getInputStream()).read();
        }
    }

    @Test
    void its_own_clients_trust_the_authorities_they_are_told_of() throws Exception {
        Map<String, String> trusted = Map.of(
                "eventplane.broker.tls.authorities", certificate.certificate().toString());
        try (RunningBus remote = bus.remote(folder, trusted);
                Reader reader = Reader.ofQueue(remote.broker.connectionFactory(BrokerUser.CONSUMER), ORDERS)) {
            remote.publish(event(ORDERS, "over-tls"));

            assertThat(reader.drainIds()).containsExactly("over-tls");
            assertThat(remote.broker.available()).isTrue();
        }
    }

    @Test
    void its_own_clients_trust_nobody_else() {
        Map<String, String> trusted = Map.of(
                "eventplane.broker.tls.authorities", foreign.certificate().toString());
        try (RunningBus remote = bus.remote(folder, trusted)) {
            assertThat(remote.broker.available()).isFalse();
            assertThatThrownBy(() -> remote.publish(event(ORDERS, "e1"))).isInstanceOf(BusUnavailableException.class);
        }
    }

    @Test
    void the_usual_clients_get_in() throws Exception {
        core(trusting(certificate.certificate()));
        amqp(certificate.certificate(), "127.0.0.1");
        mqtt("ssl", certificate.trusting());
    }

    @Test
    void a_renewed_certificate_is_shown_to_who_connects(@TempDir Path other) throws Exception {
        Certificate first = Certificate.in(Files.createDirectory(other.resolve("first")));
        Certificate renewed = Certificate.in(Files.createDirectory(other.resolve("renewed")));
        Map<String, String> settings = Map.of(
                "eventplane.broker.tls.certificate", first.certificate().toString(),
                "eventplane.broker.tls.key", first.key().toString());
        try (RunningBus renewing = RunningBus.in(other, settings)) {
            renewing.broker.start();
            int port = renewing.endpoint(Endpoint.Protocol.AMQP).port();
            handshake(first, port, "TLSv1.3").close();

            renewed.replace(first);

            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> handshake(renewed, port, "TLSv1.3").close());
        }
    }

    @Test
    void only_one_of_certificate_and_key_is_a_mistake() {
        try (RunningBus half = RunningBus.in(
                folder,
                Map.of(
                        "eventplane.broker.tls.certificate",
                        certificate.certificate().toString()))) {
            assertThatThrownBy(half.broker::start).hasStackTraceContaining("Set both, or none");
        }
    }

    private static int port(Endpoint.Protocol protocol) {
        return bus.endpoint(protocol).port();
    }

    private static SSLSocket handshake(Certificate trusted, Endpoint.Protocol protocol, String version)
            throws IOException, GeneralSecurityException {
        return handshake(trusted, port(protocol), version);
    }

    private static SSLSocket handshake(Certificate trusted, int port, String version)
            throws IOException, GeneralSecurityException {
        SSLSocket socket = (SSLSocket) trusted.trusting().getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(SILENCE_MILLIS);
        socket.setEnabledProtocols(new String[] {version});
        try {
            socket.startHandshake();
        } catch (SSLException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    private static String trusting(Path authority) {
        return "?sslEnabled=true&verifyHost=true&trustStoreType=PEMCA&trustStorePath=" + authority;
    }

    private static void core(String parameters) throws Exception {
        login(new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port(Endpoint.Protocol.CORE) + parameters
                + (parameters.contains("?") ? "&" : "?") + "callTimeout=5000"));
    }

    private static void amqp(Path trusted, String host) throws Exception {
        JmsConnectionFactory factory = new JmsConnectionFactory("amqps://" + host + ":" + port(Endpoint.Protocol.AMQP));
        factory.setSslContext(trusted.equals(certificate.certificate()) ? certificate.trusting() : foreign.trusting());
        login(factory);
    }

    private static void login(ConnectionFactory factory) {
        try (JMSContext context = factory.createContext("consumer", bus.password(BrokerUser.CONSUMER))) {
            context.createConsumer(context.createQueue(ORDERS)).close();
        }
    }

    private static void mqtt(String scheme, SSLContext trusting) throws Exception {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("consumer");
        options.setPassword(bus.password(BrokerUser.CONSUMER).getBytes(StandardCharsets.UTF_8));
        options.setConnectionTimeout(5);
        if (scheme.equals("ssl")) {
            options.setSocketFactory(trusting.getSocketFactory());
        }
        MqttClient client =
                new MqttClient(scheme + "://127.0.0.1:" + port(Endpoint.Protocol.MQTT), "tls", new MemoryPersistence());
        try {
            client.connect(options);
            client.disconnect();
        } finally {
            client.close(true);
        }
    }
}
