package io.eventplane.bus;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;

/**
 * One connection to the broker with one session on it, of Artemis' own client. Once broken it stays broken. A session
 * is for one thread at a time.
 */
final class CoreSession implements SessionFailureListener, AutoCloseable {

    /** Bytes after which the broker confirms what it got; without it there is no answer to a send. */
    private static final int CONFIRMATION_WINDOW = 1024 * 1024;

    private static final int NO_FLOW_CONTROL = -1;

    private final ServerLocator locator;
    private final ClientSession session;
    private volatile boolean broken;

    private CoreSession(ServerLocator locator, ClientSession session) {
        this.locator = locator;
        this.session = session;
        session.addFailureListener(this);
    }

    /** @throws BusUnavailableException when there is no broker, or it refuses the login */
    static CoreSession open(String url, Login login) {
        return open(url, login, true);
    }

    /**
     * What is sent waits for a commit.
     *
     * @throws BusUnavailableException when there is no broker, or it refuses the login
     */
    static CoreSession transacted(String url, Login login) {
        return open(url, login, false);
    }

    private static CoreSession open(String url, Login login, boolean commitsEach) {
        try {
            return ApplicationClassLoader.run(() -> opened(locator(url), login, commitsEach));
        } catch (Exception e) {
            throw new BusUnavailableException("no connection to the broker: " + e.getMessage(), e);
        }
    }

    private static CoreSession opened(ServerLocator locator, Login login, boolean commitsEach) throws Exception {
        try {
            ClientSessionFactory connection = locator.createSessionFactory();
            return new CoreSession(
                    locator,
                    connection.createSession(
                            login.presentedUser(),
                            login.presentedPassword(),
                            false,
                            commitsEach,
                            true,
                            false,
                            locator.getAckBatchSize()));
        } catch (Exception e) {
            locator.close();
            throw e;
        }
    }

    private static ServerLocator locator(String url) throws Exception {
        return ActiveMQClient.createServerLocator(url)
                // Threads of its own end with it; the global ones would keep the class loader of a stopped application.
                .setUseGlobalPools(false)
                .setThreadPoolMaxSize(2)
                .setScheduledThreadPoolMaxSize(1)
                .setConfirmationWindowSize(CONFIRMATION_WINDOW)
                .setProducerWindowSize(NO_FLOW_CONTROL);
    }

    ClientSession session() {
        return session;
    }

    boolean isUsable() {
        return !broken && !session.isClosed();
    }

    /** Says that something went wrong which the client itself did not notice. */
    void distrust() {
        broken = true;
    }

    @Override
    public void connectionFailed(ActiveMQException exception, boolean failedOver) {
        broken = true;
    }

    @Override
    public void connectionFailed(ActiveMQException exception, boolean failedOver, String scaleDownTargetNodeId) {
        broken = true;
    }

    @Override
    public void beforeReconnect(ActiveMQException exception) {
        broken = true;
    }

    @Override
    public void close() {
        broken = true;
        locator.close();
    }
}
