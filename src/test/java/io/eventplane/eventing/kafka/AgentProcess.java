package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that receives, says where each message is, settles it, and does so until it is killed. */
final class AgentProcess {

    private final Process process;

    private AgentProcess(Process process) {
        this.process = process;
    }

    /** Its arguments: the broker's url, topic and group. */
    public static void main(String[] arguments) throws InterruptedException {
        var unused = Agents.bus().open(Agents.order(arguments[0], arguments[1], arguments[2]), new Saying());
        new CountDownLatch(1).await();
    }

    static AgentProcess start(String url, String topic, String group) throws IOException {
        return new AgentProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AgentProcess.class.getName(),
                        url,
                        topic,
                        group)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Kills it after it has received so many, and tells the positions of all that it has. */
    List<String> killAfter(int messages) throws IOException {
        List<String> positions = new ArrayList<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                positions.add(line);
                if (positions.size() == messages) {
                    // By its handle, which leaves what it said to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        return positions;
    }

    private static final class Saying implements Receiver {

        @Override
        public void subscribed() {}

        @Override
        public void failed(Fault fault) {}

        @Override
        public void received(Received message) {
            System.out.println(message.position().orElseThrow());
            message.settled().run();
        }
    }
}
