package io.eventplane.bus;

import io.eventplane.platform.BindAddress;
import io.eventplane.platform.DataFolder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * An Artemis server in this process. It can be started again after it was stopped, on the same journal. Thread-safe.
 */
final class EmbeddedBroker {

    private static final Logger LOG = System.getLogger(EmbeddedBroker.class.getName());

    /** Artemis finds servers of the same class loader by number. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.getAndIncrement();
    private final Config config;
    private final DataFolder data;
    private final BrokerSecurity security;
    private final Path folder;
    private volatile @Nullable ActiveMQServer server;

    EmbeddedBroker(Config config, DataFolder data, BrokerSecurity security) {
        this.config = config;
        this.data = data;
        this.security = security;
        this.folder = data.folder("broker");
    }

    /** The URL for connections within this process. */
    String url() {
        return "vm://" + number;
    }

    /**
     * Starts the server unless it runs; waits for a predecessor to let go of the journal.
     *
     * @throws BusUnavailableException when it cannot start, say because a port is taken
     */
    synchronized void start() {
        if (!isRunning()) {
            stop();
            server = started();
        }
    }

    /** Does not wait for a start that is under way. */
    boolean isRunning() {
        ActiveMQServer current = server;
        return current != null && current.isActive();
    }

    /** @throws BusUnavailableException when it does not run */
    InProcessSender sender() {
        ActiveMQServer current = server;
        if (current == null) {
            throw new BusUnavailableException("the embedded broker does not run");
        }
        return InProcessSender.of(current);
    }

    synchronized void stop() {
        ActiveMQServer running = server;
        server = null;
        if (running != null) {
            stop(running);
        }
    }

    private ActiveMQServer started() {
        BrokerLog.calm();
        security.prepare();
        ActiveMQServer starting = new ActiveMQServerImpl(configuration(), security);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        // It logs such a failure, and then pretends to have started.
        starting.registerActivationFailureListener(failure::set);
        try {
            ApplicationClassLoader.run(() -> {
                starting.start();
                return starting;
            });
        } catch (Exception e) {
            failure.set(e);
        }
        Exception failed = failure.get();
        if (failed != null || !starting.isActive()) {
            stop(starting);
            throw new BusUnavailableException("the embedded broker does not start: " + failed, failed);
        }
        LOG.log(Level.INFO, "the embedded broker runs on {0}", folder);
        return starting;
    }

    private static void stop(ActiveMQServer running) {
        try {
            running.stop();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "the embedded broker did not stop cleanly", e);
        }
    }

    private Configuration configuration() {
        Configuration configuration = BrokerXml.read(this::value);
        configuration.setBrokerInstance(folder.toFile());
        configuration.setSecurityEnabled(true);
        configuration.setClusterPassword(UUID.randomUUID().toString());
        try {
            addMqtt(configuration);
            encrypt(configuration);
            configuration.addAcceptorConfiguration("in-vm", url());
        } catch (Exception e) {
            throw new IllegalStateException("the embedded broker cannot listen where it was told to", e);
        }
        return configuration;
    }

    private void addMqtt(Configuration configuration) throws Exception {
        Optional<Integer> port = config.getOptionalValue("eventplane.broker.mqtt-port", Integer.class);
        if (port.isPresent()) {
            configuration.addAcceptorConfiguration("mqtt", "tcp://" + host() + ":" + port.get() + "?protocols=MQTT");
        }
    }

    private void encrypt(Configuration configuration) {
        Map<String, Object> tls = new BrokerTls(config).acceptor(data);
        configuration
                .getAcceptorConfigurations()
                .forEach(acceptor -> acceptor.getParams().putAll(tls));
        if (tls.isEmpty() && !new BindAddress(config.getValue("eventplane.broker.host", String.class)).isLoopback()) {
            LOG.log(
                    Level.WARNING,
                    "the broker listens beyond this machine without TLS: passwords and events can be read on their way."
                            + " Set eventplane.broker.tls.certificate and .key, or keep others off that network");
        }
    }

    private String value(String key) {
        return key.equals("eventplane.broker.host") ? host() : config.getValue(key, String.class);
    }

    private String host() {
        String host = config.getValue("eventplane.broker.host", String.class);
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
