package io.eventplane.bus;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection that reads one queue, a message at a time. Once broken it stays broken. For one thread, except
 * {@link #close}.
 */
final class ChannelConsumer implements AutoCloseable {

    private final Connection connection;
    private final Session session;
    private final MessageConsumer consumer;
    private volatile @Nullable JMSException failure;

    private ChannelConsumer(Connection connection, String queue) throws JMSException {
        this.connection = connection;
        this.session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        this.consumer = session.createConsumer(session.createQueue(queue));
    }

    /** @param queue as {@code address::queue} */
    static ChannelConsumer open(ConnectionFactory connections, String queue) throws JMSException {
        Connection connection = connections.createConnection();
        try {
            ChannelConsumer opened = new ChannelConsumer(connection, queue);
            connection.setExceptionListener(e -> opened.failure = e);
            connection.start();
            return opened;
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    /** The next message; nothing when there is none within {@code longest}. */
    Optional<Message> next(Duration longest) throws JMSException {
        Optional<Message> message = Optional.ofNullable(consumer.receive(longest.toMillis()));
        JMSException failed = failure;
        if (failed != null) {
            throw failed;
        }
        return message;
    }

    /** The message's text; nothing when it has none. */
    static Optional<String> text(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return Optional.ofNullable(text.getText());
        }
        // What an AMQP client sends as data.
        return message instanceof BytesMessage bytes
                ? Optional.of(new String(bytes.getBody(byte[].class), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Gives the message back; the broker brings it again after its delay. */
    void giveBack() throws JMSException {
        session.recover();
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
