package io.eventplane.bus;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Any JMS client that reads from the bus: core or AMQP, a queue or a topic. */
final class Reader implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final JMSContext context;
    private final JMSConsumer consumer;

    private Reader(ConnectionFactory client, BiFunction<JMSContext, String, JMSConsumer> consumer, String address) {
        this.context = client.createContext();
        this.consumer = consumer.apply(context, address);
    }

    static Reader ofQueue(ConnectionFactory client, String address) {
        return new Reader(client, (context, name) -> context.createConsumer(context.createQueue(name)), address);
    }

    static Reader ofTopic(ConnectionFactory client, String address) {
        return new Reader(client, (context, name) -> context.createConsumer(context.createTopic(name)), address);
    }

    /** The next message, which must come. */
    Message next() {
        Message message = consumer.receive(LONG.toMillis());
        if (message == null) {
            throw new AssertionError("no message within " + LONG);
        }
        return message;
    }

    /** The id of the next event, which must come. */
    String nextId() throws Exception {
        return next().getStringProperty("cloudEvents_id");
    }

    /** The next message if there is one already. */
    @Nullable
    Message nextOrNull() {
        return consumer.receive(SHORT.toMillis());
    }

    /** The ids of all events that are there; fails when one comes twice. */
    Set<String> drainIds() throws Exception {
        Set<String> ids = new LinkedHashSet<>();
        for (Message message = nextOrNull(); message != null; message = nextOrNull()) {
            String id = message.getStringProperty("cloudEvents_id");
            if (!ids.add(id)) {
                throw new AssertionError("event " + id + " came twice");
            }
        }
        return ids;
    }

    @Override
    public void close() {
        context.close();
    }
}
