package io.eventplane.examples;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from the queue of a channel and prints them: first the properties, then the body.
 *
 * <p>Arguments: the queue, which is the {@code busAddress} at {@code /runtime/events}, and how many events to wait for (1). The broker
 * is {@code tcp://127.0.0.1:61616} unless {@code EVENTPLANE_BROKER_URL} says otherwise, the user {@code consumer}, its password that in
 * {@code EVENTPLANE_BROKER_CONSUMER_PASSWORD}.
 */
public final class ConsumeEvents {

    private static final String PASSWORD = "EVENTPLANE_BROKER_CONSUMER_PASSWORD";
    private static final long WAIT_MILLIS = 30_000;

    private ConsumeEvents() {}

    /** Ends with an exception when an event does not come within 30 seconds. */
    public static void main(String... args) throws JMSException {
        if (args.length == 0) {
            throw new IllegalArgumentException("usage: ConsumeEvents <queue> [<how many>]");
        }
        consume(args[0], args.length > 1 ? Integer.parseInt(args[1]) : 1, System.out);
    }

    private static void consume(String queue, int howMany, PrintStream out) throws JMSException {
        var broker = System.getenv().getOrDefault("EVENTPLANE_BROKER_URL", "tcp://127.0.0.1:61616");
        var password = System.getenv(PASSWORD);
        if (password == null) {
            throw new IllegalArgumentException(
                    PASSWORD + " is not set; the server has made it in <data folder>/broker-passwords/consumer");
        }
        try (var factory = new ActiveMQConnectionFactory(broker, "consumer", password);
                JMSContext context = factory.createContext()) {
            var consumer = context.createConsumer(context.createQueue(queue));
            for (int i = 0; i < howMany; i++) {
                print(received(consumer.receive(WAIT_MILLIS), queue), out);
            }
        }
    }

    private static Message received(@Nullable Message message, String queue) {
        if (message == null) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "no event in %s within %d s", queue, WAIT_MILLIS / 1000));
        }
        return message;
    }

    private static void print(Message message, PrintStream out) throws JMSException {
        var properties = new TreeMap<String, Object>();
        for (var names = message.getPropertyNames(); names.hasMoreElements(); ) {
            var name = names.nextElement().toString();
            properties.put(name, message.getObjectProperty(name));
        }
        properties.forEach((name, value) -> out.println(name + ": " + value));
        out.println();
        out.println(body(message));
    }

    private static String body(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            var content = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(content);
            return new String(content, StandardCharsets.UTF_8);
        }
        return message.getBody(String.class);
    }
}
