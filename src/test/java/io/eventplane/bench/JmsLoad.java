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
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * What the gateway is compared with: plain blocking core-JMS producers, each with a thread and a connection of its own, of
 * durable messages with the same data. Arguments: broker URL, address, producers, seconds to warm up, seconds that count, messages a
 * second of all (0 for as many as can be), the gateway's password at the broker.
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
        try (ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(arguments[0], "gateway", arguments[6])) {
            for (int each = 0; each < Integer.parseInt(arguments[2]); each++) {
                Connection connection = broker.createConnection();
                connections.add(connection);
                producers.add(on(connection, arguments[1]));
            }
            Period period = Period.starting(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            LoadProcess.answer(run(producers, period, Pace.of(Integer.parseInt(arguments[5]), producers.size())));
            for (Connection each : connections) {
                each.close();
            }
        }
    }

    private static JmsLoad on(Connection connection, String address) throws JMSException {
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        return new JmsLoad(session, session.createProducer(session.createQueue(address)));
    }

    private static Load run(List<JmsLoad> producers, Period period, Pace pace) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(producers.size());
        List<Future<?>> running = new ArrayList<>();
        for (int each = 0; each < producers.size(); each++) {
            JmsLoad producer = producers.get(each);
            long first = pace.first(each);
            running.add(threads.submit(() -> producer.send(period, pace, first)));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
        Samples confirmed =
                Samples.all(producers.stream().map(each -> each.confirmed).toList());
        return Load.of(
                confirmed, 0, producers.stream().mapToLong(each -> each.sent).sum(), period);
    }

    private Void send(Period period, Pace pace, long first) throws JMSException {
        byte[] data = Kilobyte.json();
        long due = first;
        while (!period.isOver(due)) {
            LockSupport.parkNanos(due - System.nanoTime());
            send(data);
            long now = System.nanoTime();
            if (period.counts(now) && !period.isOver(now)) {
                confirmed.add(now - due);
            }
            due = pace.next(due, now);
        }
        return null;
    }

    private void send(byte[] data) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(data);
        producer.send(message);
        sent++;
    }
}
