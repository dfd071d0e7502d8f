package io.eventplane.eventing.mqtt;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Mosquitto, a process of its own. */
public final class Mosquitto implements Peer {

    private static final List<String> PLACES = List.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto");

    private final Path configuration;
    private final int port;
    private Process process;

    private Mosquitto(Path configuration, int port, Process process) {
        this.configuration = configuration;
        this.port = port;
        this.process = process;
    }

    /** With MQTT on that port, and WebSocket on the next one. */
    public static Mosquitto start(Path folder, int port) throws IOException {
        Path passwords = folder.resolve("passwords");
        Files.createDirectories(folder);
        Files.writeString(passwords, "agent:secret\npublisher:secret\n");
        run("mosquitto_passwd", "-U", passwords.toString());
        Path configuration = folder.resolve("mosquitto.conf");
        Files.writeString(
                configuration,
                String.join(
                        "\n",
                        "user root",
                        "persistence true",
                        "max_queued_messages 0",
                        "max_inflight_messages 500",
                        "persistence_location " + folder + "/",
                        "allow_anonymous false",
                        "password_file " + passwords,
                        "listener " + port + " 127.0.0.1",
                        "listener " + (port + 1) + " 127.0.0.1",
                        "protocol websockets",
                        "",
                        ""));
        var mosquitto = new Mosquitto(configuration, port, launch(configuration));
        mosquitto.awaitPort();
        return mosquitto;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int webSocketPort() {
        return port + 1;
    }

    @Override
    public int connections() {
        return Sockets.connectedTo(port);
    }

    /** Has it write its file soon: it does so by itself only when it ends, and every half hour. */
    void save() throws IOException {
        run("kill", "-USR1", Long.toString(process.pid()));
    }

    /** Whether that is in its file. */
    boolean hasSaved(String text) throws IOException {
        Path file = configuration.resolveSibling("mosquitto.db");
        return Files.exists(file)
                && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    }

    /** Ends it as a power failure would. */
    void kill() {
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    public void restart() throws IOException {
        process = launch(configuration);
        awaitPort();
    }

    /** Ends it as an operator does: it writes its file. */
    public void stop() {
        process.destroy();
        await().until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitPort() {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            }
        });
    }

    private static Process launch(Path configuration) throws IOException {
        String program = PLACES.stream()
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElse("mosquitto");
        try {
            return new ProcessBuilder(program, "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            configuration.resolveSibling("mosquitto.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "mosquitto is not here: install Debian's mosquitto, or run ./mvnw verify -Pdebian-peers as root,"
                            + " which does",
                    e);
        }
    }

    private static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command).inheritIO().start();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command[0] + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
