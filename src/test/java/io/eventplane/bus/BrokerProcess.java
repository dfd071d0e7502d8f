package io.eventplane.bus;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A broker in a Java process of its own, which can be killed. Arguments: folder, core port. */
public final class BrokerProcess implements AutoCloseable {

    private final Process process;

    private BrokerProcess(Process process) {
        this.process = process;
    }

    public static void main(String[] arguments) throws InterruptedException {
        RunningBus bus = RunningBus.in(Path.of(arguments[0]), Map.of("eventplane.broker.port", arguments[1]));
        bus.broker.start();
        new CountDownLatch(1).await();
    }

    public static BrokerProcess start(Path folder, String port) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                folder.toString(),
                port);
        return new BrokerProcess(new ProcessBuilder(command).inheritIO().start());
    }

    /** The passwords that it made, by key; waits until it has. */
    static Map<String, String> passwords(Path folder) {
        Map<String, String> keys = new HashMap<>();
        for (BrokerUser user : Logins.WITH_PASSWORD) {
            Path file = folder.resolve("broker-passwords").resolve(user.label());
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file));
            keys.put(user.key("password"), read(file));
        }
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As kill -9 does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
