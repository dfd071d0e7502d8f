package io.eventplane.journeys;

import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.http.Certificate;
import io.eventplane.peers.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The real server as a process of its own, with its own folders and ports, which survive a restart. Begin with {@link
 * #named}, which empties the folder of that name below {@code eventplane.test.work}.
 */
public final class EventplaneServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofMinutes(3);
    private final ServerFolder folder;
    private final int httpPort = FreePort.find();
    private final int gatewayPort = FreePort.find();
    private final int mqttPort = FreePort.find();
    private final int amqpGatewayPort = FreePort.find();
    private final int brokerPort = FreePort.find();
    private final int amqpPort = FreePort.find();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private String scheme = "http";
    private @Nullable Process process;

    private EventplaneServer(ServerFolder folder) {
        this.folder = folder;
        env("WLP_USER_DIR", folder.user().toString());
        env("WLP_OUTPUT_DIR", folder.output().toString());
        env("EVENTPLANE_HTTP_PORT", String.valueOf(httpPort));
        env("EVENTPLANE_GATEWAY_HTTP_PORT", String.valueOf(gatewayPort));
        env("EVENTPLANE_GATEWAY_MQTT_PORT", String.valueOf(mqttPort));
        env("EVENTPLANE_GATEWAY_MQTT_WEBSOCKET_PORT", "");
        env("EVENTPLANE_GATEWAY_AMQP_PORT", String.valueOf(amqpGatewayPort));
        env("EVENTPLANE_BROKER_PORT", String.valueOf(brokerPort));
        env("EVENTPLANE_BROKER_AMQP_PORT", String.valueOf(amqpPort));
        env("EVENTPLANE_DIRECTOR_FETCH_ALLOWED_HOSTS", "127.0.0.1");
        env("EVENTPLANE_DATA_DIR", folder.data().toString());
    }

    /** A server that has not been started, with no data. */
    public static EventplaneServer named(String name) {
        return new EventplaneServer(ServerFolder.create(name));
    }

    /** Sets an environment variable from the next start on, such as {@code EVENTPLANE_AGENT_RESYNC_INTERVAL}. */
    public EventplaneServer env(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /** From the next start on its HTTP port speaks TLS, with that certificate. */
    EventplaneServer overTls(Certificate certificate) throws GeneralSecurityException, IOException {
        env("EVENTPLANE_HTTP_TLS", "on");
        env("EVENTPLANE_HTTP_TLS_KEYSTORE", certificate.keystore().toString());
        env("EVENTPLANE_HTTP_TLS_KEYSTORE_PASSWORD", Certificate.PASSWORD);
        http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(certificate.trusting())
                .build();
        scheme = "https";
        return this;
    }

    /** Starts the process and does not wait. */
    public EventplaneServer start() {
        if (isAlive()) {
            throw new IllegalStateException("server " + folder.name() + " is running");
        }
        ProcessBuilder builder = new ProcessBuilder(command())
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console()));
        builder.environment().keySet().removeIf(EventplaneServer::isServers);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until {@code /health/ready} answers 200; fails at once when the process ends. */
    public EventplaneServer awaitReady() {
        await("server " + folder.name() + " is ready")
                .atMost(START)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the server ended: " + folder.console(), () -> !isAlive())
                .until(this::isReady);
        return this;
    }

    /** Waits until the Director answers questions: a server without a Runtime of its own never gets ready as a whole. */
    public EventplaneServer awaitDirector() {
        await("the Director of server " + folder.name() + " answers")
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .failFast("the server ended: " + folder.console(), () -> !isAlive())
                .until(() -> Director.of(this)
                                .post("{\"query\": \"{ __typename }\"}")
                                .statusCode()
                        == 200);
        return this;
    }

    /** Whether {@code /health/ready} answers 200 now. */
    boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(uri("/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** As {@code kill -9} does, and waits until it is gone. */
    void kill() {
        running().descendants().forEach(ProcessHandle::destroyForcibly);
        running().destroyForcibly().onExit().join();
    }

    /** As {@code kill} does (SIGTERM), and waits until it is gone. */
    public void stop() {
        running().destroy();
        try {
            if (!running().waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                kill();
                throw new AssertionError("server " + folder.name() + " did not stop within " + STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops it cleanly, starts it and waits until it is ready. */
    EventplaneServer restart() {
        stop();
        return start().awaitReady();
    }

    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + httpPort + path);
    }

    /** The URL of a path at the gateway. */
    URI gatewayUri(String path) {
        return URI.create("http://127.0.0.1:" + gatewayPort + path);
    }

    int gatewayPort() {
        return gatewayPort;
    }

    /** Where the gateway takes MQTT. */
    public int mqttPort() {
        return mqttPort;
    }

    /** Where the gateway takes AMQP, which is not where the broker does. */
    String amqpGatewayUrl() {
        return "amqp://127.0.0.1:" + amqpGatewayPort;
    }

    int httpPort() {
        return httpPort;
    }

    /** Where core (JMS) clients connect: to the embedded broker unless it was told of another. */
    public String brokerUrl() {
        return environment.getOrDefault("EVENTPLANE_BROKER_URL", "tcp://127.0.0.1:" + brokerPort);
    }

    /** The password of a user of the broker, say {@code consumer}: as set, else as the embedded one has made it. */
    public String brokerPassword(String user) {
        try {
            String set = environment.get("EVENTPLANE_BROKER_" + user.toUpperCase(Locale.ROOT) + "_PASSWORD");
            return set == null
                    ? Files.readString(data().resolve("broker-passwords").resolve(user))
                    : set;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String amqpUrl() {
        return "amqp://127.0.0.1:" + amqpPort;
    }

    /** What the server has written to its standard output so far, over all its starts. */
    String log() {
        try {
            return Files.readString(folder.console(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How many exceptions of this application Liberty has written down (first failure data capture), each in a file. What clients do to
     * its connections it writes down as well; nobody can keep it from that.
     */
    long incidents() {
        return folder.incidents();
    }

    /** The folder that survives restarts: {@code eventplane.data-dir}. */
    public Path data() {
        return folder.data();
    }

    /** The folder of everything that belongs to this server. */
    Path root() {
        return folder.root();
    }

    public long pid() {
        return running().pid();
    }

    /** Ends it in any case; nothing happens when it does not run. */
    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("server " + folder.name() + " has not been started");
        }
        return process;
    }

    private List<String> command() {
        Path tools = ServerFolder.LIBERTY.toAbsolutePath().resolve("bin/tools");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + tools.resolve("ws-javaagent.jar"));
        command.add("-Djava.awt.headless=true");
        command.addAll(folder.javaOptions());
        command.addAll(List.of("-jar", tools.resolve("ws-server.jar").toString(), folder.name()));
        return command;
    }

    private File console() {
        return folder.console().toFile();
    }

    /** What the machine has set for another server. */
    private static boolean isServers(String key) {
        return key.startsWith("EVENTPLANE_") || key.startsWith("WLP_") || key.startsWith("MP_MESSAGING_");
    }
}
