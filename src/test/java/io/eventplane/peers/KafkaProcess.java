package io.eventplane.peers;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Apache Kafka, broker and controller in one process. Its class path is its own: the build writes it to a file that {@code
 * eventplane.test.kafka} names, or into {@code target}.
 */
final class KafkaProcess implements AutoCloseable {

    static final String STORE_PASSWORD = "changeit-42";

    private static final String CLUSTER = "5L6g3nShT-eMCtK--X86sw";

    private final Path folder;
    private final int openPort = FreePort.find();
    private final int port = FreePort.find();
    private final int tlsPort = FreePort.find();
    private final int controllerPort = FreePort.find();
    private Process process;

    private KafkaProcess(Path folder) throws IOException {
        this.folder = folder;
        createKeys();
        Files.writeString(folder.resolve("server.properties"), configuration());
        int formatted = begin("kafka.tools.StorageTool", "format", "--standalone", "-t", CLUSTER, "-c", file())
                .onExit()
                .join()
                .exitValue();
        if (formatted != 0) {
            throw new IllegalStateException("Kafka could not format its storage: see " + log());
        }
        this.process = begin("kafka.Kafka", file());
    }

    /** Starts one with no data. */
    static KafkaProcess start() {
        try {
            var kafka = new KafkaProcess(Files.createTempDirectory("kafka"));
            kafka.awaitPort();
            return kafka;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where everybody is let in. */
    int openPort() {
        return openPort;
    }

    /** Where one has to authenticate. */
    int port() {
        return port;
    }

    /** Where one has to authenticate, over TLS. */
    int tlsPort() {
        return tlsPort;
    }

    /** PKCS #12, with {@link #STORE_PASSWORD}; its only entry is what the broker shows. */
    Path keyStore() {
        return folder.resolve("broker.p12");
    }

    void killAndRestart() {
        kill();
        startAgain();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() {
        process = begin("kafka.Kafka", file());
        awaitPort();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitPort() {
        await("Kafka listens at " + port)
                .atMost(Duration.ofMinutes(2))
                .failFast("Kafka ended: see " + log(), () -> !process.isAlive())
                .until(() -> FreePort.isTaken(port) && FreePort.isTaken(openPort));
    }

    private Process begin(String... mainAndArguments) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx384m",
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                    "-cp",
                    classPath()));
            command.addAll(List.of(mainAndArguments));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createKeys() throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var arguments = "-genkeypair -alias broker -keyalg EC -dname CN=127.0.0.1 -ext san=ip:127.0.0.1"
                + " -storetype PKCS12 -storepass " + STORE_PASSWORD + " -keystore " + keyStore();
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(arguments.split(" ", -1)));
        int made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log())
                .start()
                .onExit()
                .join()
                .exitValue();
        if (made != 0) {
            throw new IllegalStateException("keytool made no keys: see " + log());
        }
    }

    private static String classPath() throws IOException {
        return Files.readString(Path.of(System.getProperty("eventplane.test.kafka", "target/kafka-peer/class-path")))
                .strip();
    }

    private File log() {
        return folder.resolve("kafka.log").toFile();
    }

    private String file() {
        return folder.resolve("server.properties").toString();
    }

    private String configuration() {
        var login = "org.apache.kafka.common.security.";
        var users = "user_" + KafkaPeer.USER + "=\"" + quoted(KafkaPeer.PASSWORD) + "\"";
        return String.format(
                Locale.ROOT,
                """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%3$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=OPEN
                listeners=OPEN://127.0.0.1:%1$d,CLOSED://127.0.0.1:%2$d,TLS://127.0.0.1:%8$d,CONTROLLER://127.0.0.1:%3$d
                advertised.listeners=OPEN://127.0.0.1:%1$d,CLOSED://127.0.0.1:%2$d,TLS://127.0.0.1:%8$d
                listener.security.protocol.map=OPEN:PLAINTEXT,CONTROLLER:PLAINTEXT,CLOSED:SASL_PLAINTEXT,TLS:SASL_SSL
                listener.name.tls.ssl.keystore.location=%9$s
                listener.name.tls.ssl.keystore.type=PKCS12
                listener.name.tls.ssl.keystore.password=%10$s
                listener.name.tls.ssl.key.password=%10$s
                listener.name.tls.sasl.enabled.mechanisms=PLAIN
                listener.name.tls.plain.sasl.jaas.config=%4$s
                sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512,OAUTHBEARER
                listener.name.closed.plain.sasl.jaas.config=%4$s
                listener.name.closed.scram-sha-512.sasl.jaas.config=%5$s
                listener.name.closed.oauthbearer.sasl.jaas.config=%6$s
                listener.name.closed.oauthbearer.sasl.server.callback.handler.class=\
                org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler
                listener.name.closed.oauthbearer.connections.max.reauth.ms=60000
                log.dirs=%7$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.num.partitions=3
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=1000
                auto.create.topics.enable=false
                num.partitions=1
                """,
                openPort,
                port,
                controllerPort,
                escaped(login + "plain.PlainLoginModule required " + users + ";"),
                login + "scram.ScramLoginModule required;",
                login + "oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=\"broker\";",
                folder.resolve("data"),
                tlsPort,
                keyStore(),
                STORE_PASSWORD);
    }

    /** As JAAS reads it. */
    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** As a file of properties has it. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\");
    }
}
