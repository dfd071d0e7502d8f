package io.eventplane.gateway.security;

import java.util.Optional;

/** A publisher that comes for one event, with a client of its own, and says whether the gateway has taken it. */
enum Publisher {
    HTTP("http") {
        @Override
        boolean publishes(WholeGateway gateway, String definition, Presented presented) {
            return HttpPublisher.posts(gateway, definition, presented);
        }
    },
    WEBSOCKET("ws") {
        @Override
        boolean publishes(WholeGateway gateway, String definition, Presented presented) {
            return HttpPublisher.sends(gateway, definition, presented);
        }
    },
    MQTT("mqtt") {
        @Override
        boolean publishes(WholeGateway gateway, String definition, Presented presented) {
            return MqttPublisher.publishes(gateway, definition, presented);
        }
    },
    AMQP("amqp") {
        @Override
        boolean publishes(WholeGateway gateway, String definition, Presented presented) {
            return AmqpPublisher.sends(gateway, definition, presented);
        }
    };

    static final String CHANNEL = "lamps/measured";
    static final String EVENT = "{\"lumens\":1}";
    static final long PATIENCE_SECONDS = 20;

    private final String protocol;

    Publisher(String protocol) {
        this.protocol = protocol;
    }

    /** As the gateway names it. */
    String protocol() {
        return protocol;
    }

    /** Whether one event is taken; fails when the answer and the bus are not of one mind. */
    boolean getsIn(WholeGateway gateway, String definition, Presented presented) {
        gateway.bus.published.clear();
        boolean accepted = publishes(gateway, definition, presented);
        if (accepted == gateway.bus.published.isEmpty()) {
            throw new AssertionError("accepted: " + accepted + ", on the bus: " + gateway.bus.published);
        }
        return accepted;
    }

    abstract boolean publishes(WholeGateway gateway, String definition, Presented presented);

    /** With TLS or without. */
    static String scheme(String clear, Presented presented) {
        return presented.certificate().isPresent() ? clear + "s" : clear;
    }

    static Optional<String> alias(Presented presented) {
        return presented.certificate().filter(alias -> !alias.equals(Presented.NO_CERTIFICATE));
    }
}
