package io.eventplane.eventing.mqtt;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** HiveMQ, which keeps what it has answered. */
class HiveMqTest extends MqttBusContract {

    @TempDir
    static Path folder;

    private static HiveMq broker;

    @BeforeAll
    static void start() throws IOException {
        broker = HiveMq.start(folder);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Override
    Peer broker() {
        return broker;
    }
}
