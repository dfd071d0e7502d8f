package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;

/**
 * An event as a consumer got it.
 *
 * @param properties of the JMS message
 * @param contentType of the AMQP message, or the property that core clients see it as; empty when there is none
 */
record ReceivedEvent(Map<String, Object> properties, Optional<String> contentType, String body) {

    static ReceivedEvent of(Message message) {
        try {
            Map<String, Object> properties = properties(message);
            return new ReceivedEvent(properties, contentType(message, properties), body(message));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    String id() {
        return attribute("id");
    }

    /** A CloudEvents attribute as text; {@code null} as text when there is none. */
    String attribute(String name) {
        return String.valueOf(properties.get("cloudEvents_" + name));
    }

    private static Map<String, Object> properties(Message message) throws JMSException {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Object name : Collections.list((java.util.Enumeration<?>) message.getPropertyNames())) {
            properties.put(String.valueOf(name), message.getObjectProperty(String.valueOf(name)));
        }
        return properties;
    }

    private static Optional<String> contentType(Message message, Map<String, Object> properties) {
        if (message instanceof JmsMessage amqp && amqp.getFacade() instanceof AmqpJmsMessageFacade facade) {
            return Optional.ofNullable(facade.getContentType()).map(String::valueOf);
        }
        return Optional.ofNullable(properties.get("JMS_AMQP_ContentType")).map(String::valueOf);
    }

    private static String body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        BytesMessage bytes = (BytesMessage) message;
        byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
        bytes.readBytes(body);
        return new String(body, UTF_8);
    }

    /** The ids of events, in their order. */
    static List<String> ids(List<ReceivedEvent> events) {
        return events.stream().map(ReceivedEvent::id).toList();
    }
}
