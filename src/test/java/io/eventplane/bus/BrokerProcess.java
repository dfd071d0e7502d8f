package io.eventplane.bus;

import java.io.IOException;
import java.nio.file.Path;
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
