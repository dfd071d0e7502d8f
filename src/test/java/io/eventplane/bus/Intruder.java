package io.eventplane.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.JMSContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;

/** Somebody with a user and a password, who tries things at a broker over TCP, with the clients that anybody has. */
record Intruder(RunningBus bus, String user, Optional<String> password) {

    private static final int AT_LEAST_ONCE = 1;
    private static final int REFUSED = 0x80;

    interface Act {
        void on(ClientSession session) throws Exception;
    }

    interface JmsAct {
        void on(JMSContext context) throws Exception;
    }

    void logsIn() throws Exception {
        core(session -> {});
    }

    void core(Act act) throws Exception {
        String url = new BrokerUrl(bus.endpoint(Endpoint.Protocol.CORE).url(), List.of()).once(bus.broker.timeout());
        try (CoreSession connection = CoreSession.open(url, new Login(user, password))) {
            act.on(connection.session());
        }
    }

    void sends(String address) throws Exception {
        core(session -> {
            try (ClientProducer producer = session.createProducer(address)) {
                producer.send(session.createMessage(true));
            }
        });
    }

    void reads(String queue) throws Exception {
        core(session -> session.createConsumer(queue).close());
    }

    void browses(String queue) throws Exception {
        core(session -> session.createConsumer(queue, true).close());
    }

    void createsAddress(String address) throws Exception {
        core(session -> session.createAddress(SimpleString.of(address), RoutingType.MULTICAST, false));
    }

    void createsQueue(String address, String queue) throws Exception {
        core(session -> session.createQueue(
                QueueConfiguration.of(queue).setAddress(address).setRoutingType(RoutingType.MULTICAST)));
    }

    void subscribes(String address) throws Exception {
        core(session -> session.createQueue(QueueConfiguration.of("eavesdropper-" + System.nanoTime())
                .setAddress(address)
                .setRoutingType(RoutingType.MULTICAST)
                .setDurable(false)
                .setTemporary(true)));
    }

    void deletesQueue(String queue) throws Exception {
        core(session -> session.deleteQueue(queue));
    }

    /** Fails as well when the management answers that it did not do it. */
    void manages(String resource, String operation, Object... parameters) throws Exception {
        core(session -> {
            String replies = "management-replies." + System.nanoTime();
            session.start();
            if (password.isPresent() && user.equals("agent")) {
                session.createQueue(
                        QueueConfiguration.of(replies).setDurable(false).setTemporary(true));
            }
            ClientMessage request = session.createMessage(true);
            ManagementHelper.putOperationInvocation(request, resource, operation, parameters);
            request.putStringProperty("JMSReplyTo", replies);
            try (ClientProducer producer = session.createProducer("activemq.management")) {
                producer.send(request);
            }
            try (ClientConsumer answers = session.createConsumer(replies)) {
                ClientMessage answer = answers.receive(10_000);
                if (!ManagementHelper.hasOperationSucceeded(answer)) {
                    throw new SecurityException("not permitted: " + ManagementHelper.getResult(answer));
                }
            }
        });
    }

    void countsSessions() throws Exception {
        manages(ResourceNames.BROKER, "listConnectionIDs");
    }

    void amqp(String options, JmsAct act) throws Exception {
        String url = bus.endpoint(Endpoint.Protocol.AMQP).url() + "?jms.closeTimeout=1000" + options;
        var factory = new JmsConnectionFactory(url);
        if (password.isPresent()) {
            factory.setUsername(user);
            factory.setPassword(password.get());
        }
        try (JMSContext context = factory.createContext()) {
            context.start();
            act.on(context);
        }
    }

    void mqttSubscribes(String filter) throws Exception {
        mqtt(client -> {
            int reason = client.subscribe(filter, AT_LEAST_ONCE).getReasonCodes()[0];
            if (reason > AT_LEAST_ONCE) {
                throw new SecurityException("not authorized: " + reason);
            }
        });
    }

    /** The synchronous client does not say what a PUBACK says. */
    void mqttPublishes(String topic) throws Exception {
        MqttAsyncClient client = new MqttAsyncClient(mqttUrl(), "intruder", new MemoryPersistence());
        try {
            client.connect(mqttLogin()).waitForCompletion();
            IMqttToken answer = client.publish(topic, "x".getBytes(UTF_8), AT_LEAST_ONCE, false);
            answer.waitForCompletion();
            if (answer.getReasonCodes()[0] >= REFUSED) {
                throw new SecurityException("not authorized: " + answer.getReasonCodes()[0]);
            }
        } finally {
            client.disconnectForcibly();
            client.close(true);
        }
    }

    interface MqttAct {
        void on(MqttClient client) throws Exception;
    }

    void mqtt(MqttAct act) throws Exception {
        MqttClient client = new MqttClient(mqttUrl(), "intruder" + System.nanoTime(), new MemoryPersistence());
        try {
            client.connect(mqttLogin());
            act.on(client);
            client.disconnect();
        } finally {
            if (client.isConnected()) {
                client.disconnectForcibly();
            }
            client.close(true);
        }
    }

    private String mqttUrl() {
        return "tcp://" + bus.endpoint(Endpoint.Protocol.MQTT).authority();
    }

    private MqttConnectionOptions mqttLogin() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        if (password.isPresent()) {
            options.setUserName(user);
            options.setPassword(password.get().getBytes(UTF_8));
        }
        return options;
    }

    static Map<String, String> withMqtt() {
        return Map.of("eventplane.broker.mqtt-port", RunningBus.freePort());
    }
}
