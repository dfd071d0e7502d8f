package io.eventplane.gateway.security;

import jakarta.jms.JMSRuntimeException;
import org.apache.qpid.jms.JmsConnectionFactory;

/** Over AMQP, with Apache Qpid's JMS client. */
final class AmqpPublisher {

    private AmqpPublisher() {}

    static boolean sends(WholeGateway gateway, String definition, Presented presented) {
        try (var context = factory(gateway, presented).createContext()) {
            var queue = context.createQueue("events/" + definition + "/" + Publisher.CHANNEL);
            context.createProducer().send(queue, context.createTextMessage(Publisher.EVENT));
            return true;
        } catch (JMSRuntimeException refused) {
            return false;
        }
    }

    private static JmsConnectionFactory factory(WholeGateway gateway, Presented presented) {
        var factory = new JmsConnectionFactory(gateway.uri(Publisher.scheme("amqp", presented), "")
                + "?amqp.saslMechanisms=" + mechanism(presented)
                + "&jms.connectTimeout=20000&jms.requestTimeout=20000&jms.sendTimeout=20000");
        if (presented.certificate().isPresent()) {
            factory.setSslContext(
                    gateway.authority.context(Publisher.alias(presented).orElse(null)));
        }
        presented.login().ifPresent(pair -> {
            factory.setUsername(pair.user());
            factory.setPassword(pair.password());
        });
        presented.token().ifPresent(token -> {
            factory.setUsername("anybody");
            factory.setPassword(token);
        });
        return factory;
    }

    private static String mechanism(Presented presented) {
        return presented.mechanism().orElseGet(() -> {
            if (presented.token().isPresent()) {
                return "XOAUTH2";
            }
            if (presented.login().isPresent()) {
                return "PLAIN";
            }
            return Publisher.alias(presented).isPresent() ? "EXTERNAL" : "ANONYMOUS";
        });
    }
}
