package io.eventplane.eventing.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.peers.FreePort;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Debian's nats-server with JetStream on a port of its own, which comes back there with what it had stored. */
public final class NatsServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Path data;
    private final List<String> more;
    private final int port;
    private final int monitor;
    private @Nullable Process process;

    private NatsServer(Path data, List<String> more) {
        this.data = data;
        this.more = more;
        this.port = FreePort.find();
        this.monitor = FreePort.find();
    }

    public static NatsServer started(Path data, String... more) {
        var server = new NatsServer(data, List.of(more));
        server.start();
        return server;
    }

    public void start() {
        var command = new ArrayList<>(
                List.of("nats-server", "-a", HOST, "-p", String.valueOf(port), "-m", String.valueOf(monitor)));
        command.addAll(more.contains("--no-js") ? List.of() : List.of("-js", "-sd", data.toString()));
        more.stream().filter(argument -> !argument.equals("--no-js")).forEach(command::add);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("nats-server.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "nats-server is not here: install Debian's nats-server, or run ./mvnw verify -Pdebian-peers as root, which does",
                    e);
        }
        await().atMost(Duration.ofSeconds(20)).until(this::isListening);
    }

    /** As if the power was cut. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Where it tells about itself. */
    URI monitor() {
        return URI.create("http://" + HOST + ":" + monitor);
    }

    public String url() {
        return "nats://" + HOST + ":" + port;
    }

    String url(String scheme, String host) {
        return scheme + "://" + host + ":" + port;
    }

    /** A client that publishes and looks. */
    Connection client() throws IOException, InterruptedException {
        return Nats.connect(
                new Options.Builder().server(url()).maxReconnects(-1).build());
    }

    public static void stream(Connection client, String name, String subject) throws Exception {
        client.jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(name)
                        .subjects(subject)
                        .storageType(StorageType.File)
                        .build());
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isListening() {
        assertThat(process).satisfies(running -> assertThat(running.isAlive()).isTrue());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
