package io.eventplane.eventing.mqtt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** An Artemis that speaks MQTT, over TCP and WebSocket on the same port; with a certificate over TLS instead. */
final class ArtemisBroker implements Peer {

    /** Kept, since a logger that nobody keeps loses its level. */
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

    static {
        AUDIT.setLevel(Level.OFF);
    }

    private final ActiveMQServerImpl server;
    private final int port;

    private ArtemisBroker(ActiveMQServerImpl server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param tls parameters of its acceptor; empty for none
     * @param login whom it lets in, by name and password; everybody but {@code blind} may read
     */
    static ArtemisBroker start(Path folder, int port, Map<String, Object> tls, BiPredicate<String, String> login)
            throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setSecurityEnabled(true)
                .setJournalBufferTimeout_NIO(50_000)
                .addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT" + parameters(tls));
        configuration.putSecurityRoles(
                "#", Set.of(new Role("all", true, true, true, true, true, true, true, true, true, true, false, false)));
        var server = new ActiveMQServerImpl(configuration, null, new Gate(login));
        server.start();
        if (!server.waitForActivation(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Artemis does not start");
        }
        return new ArtemisBroker(server, port);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int webSocketPort() {
        return port;
    }

    @Override
    public int connections() {
        return server.getConnectionCount();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static String parameters(Map<String, Object> tls) {
        var all = new StringBuilder();
        tls.forEach((name, value) -> all.append(';').append(name).append('=').append(value));
        return all.toString();
    }

    private record Gate(BiPredicate<String, String> login) implements ActiveMQSecurityManager {

        @Override
        public boolean validateUser(String user, String password) {
            return login.test(user, password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
            return validateUser(user, password) && !"blind".equals(user);
        }
    }
}
