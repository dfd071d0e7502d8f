package io.eventplane.eventing.mqtt;

import static org.awaitility.Awaitility.await;

import io.eventplane.peers.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * HiveMQ's Community Edition, a process of its own. What it has answered it has handed to the operating system, so that it keeps it when it is
 * killed. Its class path is its own: the build writes it to a file that {@code eventplane.test.hivemq} names, or into {@code target}.
 */
public final class HiveMq implements Peer {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Path folder;
    private final int port = FreePort.find();
    private final int webSocketPort = FreePort.find();
    private Process process;

    private HiveMq(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("extensions"));
        Files.writeString(folder.resolve("config.xml"), configuration());
        this.process = launch();
    }

    /** Starts one whose data are in that folder. */
    public static HiveMq start(Path folder) throws IOException {
        var broker = new HiveMq(folder);
        broker.awaitPorts();
        return broker;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int webSocketPort() {
        return webSocketPort;
    }

    @Override
    public int connections() {
        return Sockets.connectedTo(port);
    }

    /** As {@code kill -9} does, and starts it again. */
    public void killAndRestart() {
        kill();
        restart();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again on the same data and ports. */
    public void restart() {
        process = launch();
        awaitPorts();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitPorts() {
        await("HiveMQ listens at " + port)
                .atMost(LONG)
                .failFast("HiveMQ ended: see " + log(), () -> !process.isAlive())
                .until(() -> FreePort.isTaken(port) && FreePort.isTaken(webSocketPort));
    }

    private Process launch() {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx384m",
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.net.preferIPv4Stack=true",
                            "-cp",
                            classPath(),
                            HiveMqProgram.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() throws IOException {
        return Files.readString(Path.of(System.getProperty("eventplane.test.hivemq", "target/hivemq-peer/class-path")));
    }

    private Path log() {
        return folder.resolve("hivemq.log");
    }

    private String configuration() {
        return String.format(Locale.ROOT, """
                <hivemq>
                  <listeners>
                    <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
                    <websocket-listener><port>%d</port><bind-address>127.0.0.1</bind-address><path>/mqtt</path></websocket-listener>
                  </listeners>
                  <mqtt>
                    <queued-messages><max-queue-size>1000000</max-queue-size></queued-messages>
                  </mqtt>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                  <persistence><mode>file</mode></persistence>
                </hivemq>
                """, port, webSocketPort);
    }
}
