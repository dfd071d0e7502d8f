package io.eventplane.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * What the gateway is compared with: plain blocking core-JMS producers, each with a thread and a connection of its own, of
 * durable messages with the same data. Arguments: broker URL, address, producers, seconds to warm up, seconds that count.
 */
final class JmsLoad {

    private final Session session;
    private final MessageProducer producer;
    private final Samples confirmed = new Samples();
    private long sent;

    private JmsLoad(Session session, MessageProducer producer) {
        this.session = session;
        this.producer = producer;
    }

    public static void main(String[] arguments) throws Exception {
        List<Connection> connections = new ArrayList<>();
        List<JmsLoad> producers = new ArrayList<>();
        try (ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(arguments[0])) {
            for (int each = 0; each < Integer.parseInt(arguments[2]); each++) {
                Connection connection = broker.createConnection();
                connections.add(connection);
                producers.add(on(connection, arguments[1]));
            }
            Period period = Period.starting(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            LoadProcess.answer(run(producers, period));
            for (Connection each : connections) {
                each.close();
            }
        }
    }

    private static JmsLoad on(Connection connection, String address) throws JMSException {
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        return new JmsLoad(session, session.createProducer(session.createQueue(address)));
    }

    private static Load run(List<JmsLoad> producers, Period period) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(producers.size());
        List<Future<?>> running = new ArrayList<>();
        producers.forEach(each -> running.add(threads.submit(() -> each.send(period))));
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
        Samples confirmed =
                Samples.all(producers.stream().map(each -> each.confirmed).toList());
        return Load.of(
                confirmed, 0, producers.stream().mapToLong(each -> each.sent).sum(), period);
    }

    private Void send(Period period) throws JMSException {
        byte[] data = Kilobyte.json();
        long before = System.nanoTime();
        while (!period.isOver(before)) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(data);
            producer.send(message);
            sent++;
            long now = System.nanoTime();
            if (period.counts(now) && !period.isOver(now)) {
                confirmed.add(now - before);
            }
            before = now;
        }
        return null;
    }
}
