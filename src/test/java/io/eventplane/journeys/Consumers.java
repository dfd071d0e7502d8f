package io.eventplane.journeys;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A consumer inside the Runtime, with Artemis' own JMS client or with an AMQP 1.0 one, of a queue or of a topic. */
final class Consumers implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static final String SUBSCRIPTION = "journey";

    private final JMSContext context;
    private final JMSConsumer consumer;

    private Consumers(JMSContext context, BiFunction<JMSContext, String, JMSConsumer> destination, String address) {
        this.context = context;
        this.consumer = destination.apply(context, address);
    }

    static Consumers coreQueue(EventplaneServer server, String address) {
        return new Consumers(core(server, user(address)), Consumers::queue, address);
    }

    static Consumers amqpQueue(EventplaneServer server, String address) {
        return new Consumers(amqp(server, user(address)), Consumers::queue, address);
    }

    static Consumers coreTopic(EventplaneServer server, String address) {
        return new Consumers(core(server, user(address)), Consumers::topic, address);
    }

    static Consumers amqpTopic(EventplaneServer server, String address) {
        return new Consumers(amqp(server, user(address)), Consumers::topic, address);
    }

    /** What external buses brought for a definition and could not become events; the agent's to look after. */
    static Consumers deadLetters(EventplaneServer server, String definitionId) {
        return new Consumers(core(server, "agent"), Consumers::queue, "dead-letter.external." + definitionId);
    }

    /** An AMQP client's durable subscription, made when missing, which keeps messages while nobody is connected. */
    static Consumers amqpSubscription(EventplaneServer server, String address, String client) {
        JmsConnectionFactory factory = amqpFactory(server, user(address));
        factory.setClientID(client);
        return new Consumers(factory.createContext(), Consumers::subscription, address);
    }

    /** Ends a durable subscription. */
    void unsubscribe() {
        consumer.close();
        context.unsubscribe(SUBSCRIPTION);
    }

    /** The next event, which must come. */
    ReceivedEvent next() {
        return received(consumer.receive(LONG.toMillis()))
                .orElseThrow(() -> new AssertionError("no message within " + LONG));
    }

    /** The next event if there is one already: both clients ask the broker, however long its answer takes. */
    Optional<ReceivedEvent> nextIfAny() {
        return received(consumer.receiveNoWait());
    }

    /** All events that are there, in order. */
    List<ReceivedEvent> drain() {
        List<ReceivedEvent> events = new ArrayList<>();
        for (Optional<ReceivedEvent> event = nextIfAny(); event.isPresent(); event = nextIfAny()) {
            events.add(event.get());
        }
        return events;
    }

    @Override
    public void close() {
        context.close();
    }

    private static Optional<ReceivedEvent> received(@Nullable Message message) {
        return Optional.ofNullable(message).map(ReceivedEvent::of);
    }

    private static JMSConsumer queue(JMSContext context, String address) {
        return context.createConsumer(context.createQueue(address));
    }

    private static JMSConsumer topic(JMSContext context, String address) {
        return context.createConsumer(context.createTopic(address));
    }

    private static JMSConsumer subscription(JMSContext context, String address) {
        return context.createDurableConsumer(context.createTopic(address), SUBSCRIPTION);
    }

    private static JMSContext core(EventplaneServer server, String user) {
        return new ActiveMQConnectionFactory(server.brokerUrl(), user, server.brokerPassword(user)).createContext();
    }

    private static JMSContext amqp(EventplaneServer server, String user) {
        return amqpFactory(server, user).createContext();
    }

    private static JmsConnectionFactory amqpFactory(EventplaneServer server, String user) {
        return new JmsConnectionFactory(user, server.brokerPassword(user), server.amqpUrl());
    }

    /** Notices are no consumer's. */
    private static String user(String address) {
        return address.startsWith("events.") ? "consumer" : "director";
    }
}
