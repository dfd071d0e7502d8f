package io.eventplane.bus;

import static io.eventplane.bus.Endpoint.Protocol.AMQP;
import static io.eventplane.bus.Endpoint.Protocol.CORE;
import static io.eventplane.bus.Endpoint.Protocol.MQTT;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Where clients reach the broker: as {@code eventplane.broker.public-urls} says, else where it is or listens. */
record Endpoints(Config config, BrokerTls tls) {

    Endpoints(Config config) {
        this(config, new BrokerTls(config));
    }

    private static final Set<String> EVERY_INTERFACE = Set.of("0.0.0.0", "::", "[::]");

    List<Endpoint> list() {
        return urls("eventplane.broker.public-urls")
                .map(urls -> urls.map(Endpoint::parse).toList())
                .or(() -> urls("eventplane.broker.url")
                        .map(urls -> urls.flatMap(this::ofRemote).toList()))
                .orElseGet(this::ofEmbedded);
    }

    private Optional<Stream<String>> urls(String key) {
        return config.getOptionalValue(key, String.class).map(urls -> Arrays.stream(urls.split(",")));
    }

    /** Artemis speaks AMQP on its core port unless told otherwise. */
    private Stream<Endpoint> ofRemote(String url) {
        Endpoint told = Endpoint.parse(url);
        Endpoint core = new Endpoint(CORE, told.host(), told.port(), told.encrypted() || tls.isTrusted());
        return Stream.of(core, new Endpoint(AMQP, core.host(), core.port(), core.encrypted()));
    }

    private List<Endpoint> ofEmbedded() {
        String host = host(config.getValue("eventplane.broker.host", String.class));
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(new Endpoint(CORE, host, port("eventplane.broker.port"), tls.isServed()));
        endpoints.add(new Endpoint(AMQP, host, port("eventplane.broker.amqp-port"), tls.isServed()));
        config.getOptionalValue("eventplane.broker.mqtt-port", Integer.class)
                .ifPresent(port -> endpoints.add(new Endpoint(MQTT, host, port, tls.isServed())));
        return List.copyOf(endpoints);
    }

    /** With 0 the broker takes any port that is free, and nobody else knows which. */
    private int port(String key) {
        int port = config.getValue(key, Integer.class);
        if (port == 0) {
            throw new IllegalArgumentException("clients cannot be told where the broker is: " + key
                    + " is 0, which is any port; set it, or eventplane.broker.public-urls");
        }
        return port;
    }

    private static String host(String listening) {
        try {
            return EVERY_INTERFACE.contains(listening)
                    ? InetAddress.getLocalHost().getHostName()
                    : listening.replaceAll("[\\[\\]]", "");
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
