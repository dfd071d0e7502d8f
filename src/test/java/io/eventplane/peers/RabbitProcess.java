package io.eventplane.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Debian's RabbitMQ with AMQP 1.0, on ports and data of its own, which lets in {@value #USER} with {@value #PASSWORD}. It and the daemon that
 * its nodes find each other by are processes of this one: nothing else of this machine's RabbitMQ is touched, and no user is changed to.
 */
public final class RabbitProcess implements AutoCloseable {

    /** Who may do everything. */
    public static final String USER = "shop";

    /** What that one proves it with. */
    public static final String PASSWORD = "secret-of-shop";

    /** Debian's own start changes to the user {@code rabbitmq}. */
    private static final String SERVER = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    /** Where it keeps the names of its durable queues: the log of its tables, and the tables. */
    private static final Set<String> TABLES =
            Set.of("LATEST.LOG", "rabbit_durable_queue.DCL", "rabbit_durable_queue.DCD");

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Path folder;
    private final int port = FreePort.find();
    private final int managementPort = FreePort.find();
    private final int nodesPort = FreePort.find();
    private final int distributionPort = FreePort.find();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process nodes;
    private @Nullable Process process;

    private RabbitProcess(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("enabled_plugins"), "[rabbitmq_amqp1_0,rabbitmq_management].\n");
        Files.writeString(folder.resolve("rabbitmq.conf"), configuration());
        this.nodes = launched("epmd", "-port", Integer.toString(nodesPort), "-address", "127.0.0.1");
    }

    /** Starts one with no data. */
    public static RabbitProcess start() {
        try {
            var rabbit = new RabbitProcess(Files.createTempDirectory("rabbit"));
            rabbit.startAgain();
            return rabbit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Makes a durable queue of that type, unless there is one; it is on disk then, which RabbitMQ's answer does not promise. */
    public void queue(String name, String type) {
        ask("PUT", name, "{\"durable\": true, \"arguments\": {\"x-queue-type\": \"" + type + "\"}}");
        await("RabbitMQ writes down the queue " + name).atMost(LONG).until(() -> hasWrittenDown(name));
    }

    private boolean hasWrittenDown(String name) throws IOException {
        try (var files = Files.walk(folder.resolve("data"))) {
            return files.filter(file -> TABLES.contains(file.getFileName().toString()))
                    .anyMatch(file -> holds(file, name));
        }
    }

    private static boolean holds(Path file, String name) {
        try {
            return Files.readString(file, ISO_8859_1).contains(name);
        } catch (IOException replaced) {
            return false;
        }
    }

    /** Deletes it, with what is in it. */
    public void delete(String queue) {
        ask("DELETE", queue, "");
    }

    /** What it tells of the queue, or, without a name, of all of them, as JSON. */
    public String look(String queue) {
        return ask("GET", queue, "");
    }

    /** As {@code kill -9} does, and starts it on the same data and port. */
    public void killAndRestart() {
        kill();
        startAgain();
    }

    /** As {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Starts it again after it was killed. */
    public void startAgain() {
        process = launched(SERVER, "-noinput");
        await("RabbitMQ listens at " + port).atMost(LONG).until(() -> FreePort.isTaken(port));
    }

    @Override
    public void close() {
        kill();
        nodes.destroyForcibly().onExit().join();
    }

    private String configuration() {
        return """
                listeners.tcp.1 = 127.0.0.1:%d
                management.tcp.ip = 127.0.0.1
                management.tcp.port = %d
                default_user = %s
                default_pass = %s
                log.console = true
                log.file = false
                """.formatted(port, managementPort, USER, PASSWORD);
    }

    private Process launched(String... command) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("rabbit.log").toFile()));
        builder.environment().putAll(environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "RabbitMQ is not here: install Debian's rabbitmq-server, or run ./mvnw verify -Pdebian-peers as root, which does",
                    e);
        }
    }

    /** With input allowed its script becomes the server, so that what is killed is the server. */
    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("HOME", folder.toString()),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("ERL_EPMD_PORT", Integer.toString(nodesPort)),
                Map.entry("RABBITMQ_NODENAME", "rabbit-" + port + "@localhost"),
                Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        folder.resolve("enabled_plugins").toString()),
                Map.entry(
                        "RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString()),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(distributionPort)),
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
                Map.entry("RABBITMQ_ALLOW_INPUT", "true"));
    }

    /** @return what it answers */
    private String ask(String method, String queue, String body) {
        var credentials = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/api/queues/%2F/" + queue))
                .header("Authorization", "Basic " + credentials)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("RabbitMQ answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
