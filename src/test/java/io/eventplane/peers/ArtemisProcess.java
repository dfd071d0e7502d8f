package io.eventplane.peers;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** An Artemis in a process of its own, which speaks AMQP, MQTT and core on one port and lets in {@value #USER} with {@value #PASSWORD}. */
public final class ArtemisProcess implements AutoCloseable {

    /** Who may do everything. */
    public static final String USER = "shop";

    /** What that one proves it with. */
    public static final String PASSWORD = "secret-of-shop";

    private final Path folder;
    private final int port = FreePort.find();
    private Process process;

    private ArtemisProcess(Path folder) {
        this.folder = folder;
        this.process = begin();
    }

    /** Starts one with no data. */
    public static ArtemisProcess start() {
        try {
            var artemis = new ArtemisProcess(Files.createTempDirectory("artemis"));
            artemis.awaitPort();
            return artemis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** As {@code kill -9} does, and starts it on the same data and port. */
    public void killAndRestart() {
        kill();
        process = begin();
        awaitPort();
    }

    /** As {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again after it was killed. */
    public void startAgain() {
        process = begin();
        awaitPort();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitPort() {
        await("Artemis listens at " + port).atMost(Duration.ofMinutes(1)).until(() -> FreePort.isTaken(port));
    }

    private Process begin() {
        try {
            return new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ArtemisProcess.class.getName(),
                            folder.toString(),
                            Integer.toString(port)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "artemis.log")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process: its folder and its port. */
    public static void main(String[] arguments) throws Exception {
        var data = Path.of(arguments[0]);
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalDirectory(data.resolve("journal").toString())
                .setBindingsDirectory(data.resolve("bindings").toString())
                .setLargeMessagesDirectory(data.resolve("large").toString())
                .setPagingDirectory(data.resolve("paging").toString())
                .setSecurityEnabled(true)
                .setJournalBufferTimeout_NIO(50_000)
                .addAcceptorConfiguration("all", "tcp://127.0.0.1:" + arguments[1] + "?protocols=CORE,AMQP,MQTT");
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setAutoDeleteQueues(false)
                        .setAutoDeleteAddresses(false)
                        .setMaxDeliveryAttempts(-1)
                        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                        .setDefaultQueueRoutingType(RoutingType.ANYCAST));
        configuration.putSecurityRoles(
                "#", Set.of(new Role("all", true, true, true, true, true, true, true, true, true, true, false, false)));
        var server = new ActiveMQServerImpl(configuration, null, new Gate());
        server.start();
        new CountDownLatch(1).await();
    }

    private static final class Gate implements ActiveMQSecurityManager {

        @Override
        public boolean validateUser(String user, String password) {
            return USER.equals(user) && PASSWORD.equals(password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
            return validateUser(user, password);
        }
    }
}
