package io.eventplane.eventing.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.messaging.Data;

/** Somebody else's Artemis that speaks AMQP, makes no queues by itself, and lets in who has the password {@code secret}. */
final class ArtemisPeer implements AutoCloseable {

    static final String PASSWORD = "secret";
    private static final String ALL = "#";

    private final ActiveMQServerImpl server;
    private final int port;

    private ArtemisPeer(ActiveMQServerImpl server, int port) {
        this.server = server;
        this.port = port;
    }

    /** @param parameters of its acceptor: {@code ;sslEnabled=true} */
    static ArtemisPeer start(Path folder, int port, String parameters) throws Exception {
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setSecurityEnabled(true)
                .setJournalBufferTimeout_NIO(50_000)
                .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:" + port + "?protocols=AMQP" + parameters);
        configuration.putSecurityRoles(
                ALL, Set.of(new Role("all", true, true, true, true, true, true, true, true, true, true, false, false)));
        configuration.addAddressSetting(
                ALL, new AddressSettings().setAutoCreateQueues(false).setAutoCreateAddresses(false));
        var server = new ActiveMQServerImpl(configuration, null, new Gate());
        server.start();
        if (!server.waitForActivation(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Artemis does not start");
        }
        return new ArtemisPeer(server, port);
    }

    int port() {
        return port;
    }

    int connections() {
        return server.getConnectionCount();
    }

    void queue(String name) throws Exception {
        server.createQueue(
                QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST).setAutoCreateAddress(true), true);
    }

    void topic(String name) throws Exception {
        server.addAddressInfo(new AddressInfo(SimpleString.of(name), RoutingType.MULTICAST));
    }

    void delete(String queue) throws Exception {
        server.destroyQueue(SimpleString.of(queue), null, false, true);
    }

    /** How many queues an address has. */
    int queues(String address) throws Exception {
        return server.addressQuery(SimpleString.of(address)).isExists()
                ? server.bindingQuery(SimpleString.of(address)).getQueueNames().size()
                : 0;
    }

    long waiting(String queue) {
        return server.locateQueue(queue).getMessageCount();
    }

    void sendToQueue(String queue, int from, int to, Map<String, String> properties) {
        send(queue, false, from, to, properties);
    }

    /** Sends one message whose body is these, each a data section. */
    void sendSections(String queue, List<String> sections) throws ClientException {
        var options = new ConnectionOptions().user("publisher").password(PASSWORD);
        try (var client = Client.create();
                var connection = client.connect("127.0.0.1", port, options);
                var sender = connection.openSender(queue)) {
            var message = Message.<byte[]>create().toAdvancedMessage();
            for (String each : sections) {
                message.addBodySection(new Data(each.getBytes(UTF_8)));
            }
            sender.send(message).awaitAccepted();
        }
    }

    void sendToTopic(String topic, int from, int to) {
        send(topic, true, from, to, Map.of());
    }

    private void send(String name, boolean topic, int from, int to, Map<String, String> properties) {
        var factory = new JmsConnectionFactory("amqp://127.0.0.1:" + port);
        try (JMSContext jms = factory.createContext("publisher", PASSWORD)) {
            var producer = jms.createProducer();
            properties.forEach(producer::setProperty);
            var destination = topic ? jms.createTopic(name) : jms.createQueue(name);
            for (int i = from; i < to; i++) {
                producer.send(destination, Integer.toString(i));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private record Gate() implements ActiveMQSecurityManager {

        @Override
        public boolean validateUser(String user, String password) {
            return PASSWORD.equals(password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
            return validateUser(user, password);
        }
    }
}
