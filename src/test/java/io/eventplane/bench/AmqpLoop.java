package io.eventplane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.peers.ArtemisProcess;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/** What one writes by hand, with JMS over AMQP, to get messages off a queue. */
final class AmqpLoop implements ExternalFlowBench.Loop {

    private static final int AT_ONCE = 500;
    private static final long A_WHILE = 200;

    private final JMSContext context;
    private final JMSConsumer consumer;

    AmqpLoop(String url, String queue) {
        context = new JmsConnectionFactory(ArtemisProcess.USER, ArtemisProcess.PASSWORD, url)
                .createContext(JMSContext.CLIENT_ACKNOWLEDGE);
        consumer = context.createConsumer(context.createQueue(queue));
    }

    @Override
    public List<byte[]> take() throws JMSException {
        List<byte[]> taken = new ArrayList<>();
        for (Message next = consumer.receive(A_WHILE); next != null; next = another(taken.size())) {
            taken.add(next.getBody(String.class).getBytes(UTF_8));
        }
        return taken;
    }

    private @Nullable Message another(int taken) {
        return taken + 1 < AT_ONCE ? consumer.receiveNoWait() : null;
    }

    @Override
    public void acknowledge() {
        context.acknowledge();
    }

    @Override
    public void close() {
        context.close();
    }
}
