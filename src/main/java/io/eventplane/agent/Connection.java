package io.eventplane.agent;

import io.eventplane.bus.Endpoint;

/**
 * How a consumer inside the Runtime connects to the bus with one protocol.
 *
 * @param url what the protocol's usual clients take
 * @param destination what to name there, in words
 * @param example how it looks for one address, for the user {@code consumer}, whose password is the Runtime's to give
 */
record Connection(String protocol, String url, String destination, String example) {

    private static final String QUEUE_OR_TOPIC =
            "a queue named as the busAddress, which keeps events until one of its consumers takes them; "
                    + "or a topic named as the busAddress, which gives each subscriber every event from then on";

    static Connection of(Endpoint endpoint, String busAddress) {
        return switch (endpoint.protocol()) {
            case CORE -> core(endpoint.url(), busAddress);
            case AMQP -> amqp(endpoint.url(), busAddress);
            case MQTT -> mqtt(endpoint.url(), busAddress);
        };
    }

    private static Connection core(String url, String address) {
        return new Connection(
                "core",
                url,
                QUEUE_OR_TOPIC,
                jms("ActiveMQConnectionFactory(\"%s\", \"consumer\", password)", url, address));
    }

    private static Connection amqp(String url, String address) {
        return new Connection(
                "amqp", url, QUEUE_OR_TOPIC, jms("JmsConnectionFactory(\"consumer\", password, \"%s\")", url, address));
    }

    private static String jms(String factory, String url, String address) {
        return "try (var jms = new %s.createContext()) { jms.createConsumer(jms.createQueue(\"%s\")).receive(); }"
                .formatted(factory.formatted(url), address);
    }

    /** Artemis takes the separators of MQTT for its own, a slash for a dot; and makes no user properties of JMS' properties. */
    private static Connection mqtt(String url, String address) {
        return new Connection(
                "mqtt",
                url,
                "the busAddress with / in place of . as a topic filter, which gives each subscriber every event from then on: "
                        + "its data, without its CloudEvents attributes",
                "mosquitto_sub -L %s/%s -q 1 -u consumer -P \"$PASSWORD\"".formatted(url, address.replace('.', '/')));
    }
}
