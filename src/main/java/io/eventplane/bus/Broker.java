package io.eventplane.bus;

import io.eventplane.platform.DataFolder;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.eclipse.microprofile.config.Config;

/**
 * The Artemis broker of this server: embedded when {@code eventplane.broker.url} is empty, else the remote one there.
 *
 * <p>The embedded one starts when it is first asked for, because Reactive Messaging channels start while CDI still
 * validates the application, and stops with the application. Thread-safe.
 */
@OnePerApplication
public final class Broker {

    private static final int LANES_WITHIN = 1;

    private final Config config;
    private final Logins logins;
    private final Optional<EmbeddedBroker> embedded;
    private final BrokerUrl url;
    private volatile boolean closed;

    @Inject
    public Broker(Config config, DataFolder data, Logins logins, BrokerSecurity security) {
        this.config = config;
        this.logins = logins;
        Optional<String> remote = config.getOptionalValue("eventplane.broker.url", String.class);
        this.embedded = remote.isPresent() ? Optional.empty() : Optional.of(new EmbeddedBroker(config, data, security));
        this.url = new BrokerUrl(remote.orElseGet(() -> embedded.orElseThrow().url()), new BrokerTls(config).client());
        ClientThreads.use();
    }

    /**
     * Starts the embedded broker unless it runs; nothing to do for a remote one. Takes seconds.
     *
     * @throws BusUnavailableException when it cannot start, or the application stops
     */
    public void start() {
        if (closed) {
            throw new BusUnavailableException("the application stops");
        }
        embedded.ifPresent(EmbeddedBroker::start);
    }

    /** Whether the broker answers right now, a gateway for one. Does not start it. Waits at most as long as a publish may take. */
    public boolean available() {
        return !closed && embedded.map(EmbeddedBroker::isRunning).orElseGet(this::answers);
    }

    /** Where clients outside of this process reach the broker; at least one, core first. */
    public List<Endpoint> endpoints() {
        return new Endpoints(config).list();
    }

    /**
     * JMS connections of that user, which reconnect for ever once they are made. Starts the embedded broker.
     */
    public ConnectionFactory connectionFactory(BrokerUser user) {
        return connections(url.forEver(timeout()), user);
    }

    /** JMS connections that do not reconnect: their users notice, and ask again. */
    ConnectionFactory plainConnectionFactory(BrokerUser user) {
        return connections(url.once(timeout()), user);
    }

    /** A connection and session of Artemis' own client, which does not reconnect. */
    CoreSession coreSession(BrokerUser user) {
        start();
        return CoreSession.open(url.once(timeout()), logins.of(user));
    }

    /**
     * A way to send: within the process when the broker is embedded, else over a connection of that user. Starts the
     * embedded broker.
     *
     * @throws BusUnavailableException when there is none to be had
     */
    Sender sender(BrokerUser user) {
        start();
        return embedded.<Sender>map(EmbeddedBroker::sender).orElseGet(() -> ConnectionSender.open(this, user));
    }

    /**
     * A way to store batches: within the process when the broker is embedded, else over a connection of that user. Starts the
     * embedded broker.
     *
     * @throws BusUnavailableException when there is none to be had
     */
    BatchSender batchSender(BrokerUser user) {
        start();
        return embedded.<BatchSender>map(EmbeddedBroker::sender).orElseGet(() -> TransactedSender.open(this, user));
    }

    /** A connection and session like those of {@link #coreSession}, whose sends wait for a commit. */
    CoreSession transactedSession(BrokerUser user) {
        start();
        return CoreSession.transacted(url.once(timeout()), logins.of(user));
    }

    /** How many senders share the messages. Within the process one costs nothing, and threads don't wait for each other at it. */
    int publishLanes() {
        return embedded.isPresent()
                ? LANES_WITHIN
                : config.getValue("eventplane.bus.publish-connections", Integer.class);
    }

    Duration timeout() {
        return config.getValue("eventplane.bus.publish-timeout", Duration.class);
    }

    /** Also for tests: {@link #start} begins again after {@link EmbeddedBroker#stop}. */
    Optional<EmbeddedBroker> embedded() {
        return embedded;
    }

    @PreDestroy
    void close() {
        closed = true;
        embedded.ifPresent(EmbeddedBroker::stop);
        ClientThreads.release();
    }

    private ConnectionFactory connections(String connectionUrl, BrokerUser user) {
        start();
        Login login = logins.of(user);
        return new ActiveMQConnectionFactory(connectionUrl, login.presentedUser(), login.presentedPassword());
    }

    private boolean answers() {
        try (CoreSession session = coreSession(BrokerUser.GATEWAY)) {
            return session.isUsable();
        } catch (BusException e) {
            return false;
        }
    }
}
