package io.eventplane.bus;

import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;

/**
 * The threads that all connections of Artemis' client share. They outlive the connections, and would hold an application that has ended
 * in memory for as long as the server runs: so the last broker that closes ends them. Thread-safe.
 */
final class ClientThreads {

    private static final long LONGEST_END_SECONDS = 3;

    private static int users;

    private ClientThreads() {}

    /** Somebody makes connections from now on. */
    static synchronized void use() {
        users++;
    }

    /** Somebody has closed theirs. */
    static synchronized void release() {
        users--;
        if (users == 0) {
            ActiveMQClient.clearThreadPools(LONGEST_END_SECONDS, TimeUnit.SECONDS);
            InVMConnector.resetThreadPool();
        }
    }
}
