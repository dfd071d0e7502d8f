package io.eventplane.bus;

import java.net.URI;

/**
 * A place where clients reach the broker.
 *
 * @param encrypted whether it speaks TLS
 */
public record Endpoint(Protocol protocol, String host, int port, boolean encrypted) {

    /** What is spoken there. JMS clients use either CORE or AMQP. */
    public enum Protocol {
        CORE("tcp"),
        AMQP("amqp"),
        MQTT("mqtt");

        private final String scheme;

        Protocol(String scheme) {
            this.scheme = scheme;
        }

        private static Protocol of(URI url) {
            return switch (String.valueOf(url.getScheme())) {
                case "core", "tcp" -> CORE;
                case "amqp", "amqps" -> AMQP;
                case "mqtt", "mqtts" -> MQTT;
                default ->
                    throw new IllegalArgumentException(
                            "the scheme of " + url + " must be core, tcp, amqp, amqps, mqtt or mqtts");
            };
        }
    }

    /** Without TLS. */
    public Endpoint(Protocol protocol, String host, int port) {
        this(protocol, host, port, false);
    }

    public Endpoint {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the host of the " + protocol + " endpoint is blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "the port of " + protocol + " at " + host + " must be within 1 and 65535, was " + port);
        }
    }

    /**
     * From {@code core://host:port} or the same with {@code tcp}, {@code amqp}, {@code mqtt}, and an {@code s} behind the
     * last two for TLS, which core calls {@code ?sslEnabled=true}; what else follows the port is left aside.
     */
    static Endpoint parse(String text) {
        URI url = URI.create(text.strip());
        if (url.getHost() == null || url.getPort() < 0) {
            throw new IllegalArgumentException("not of the form scheme://host:port: " + text);
        }
        return new Endpoint(
                Protocol.of(url), url.getHost().replaceAll("[\\[\\]]", ""), url.getPort(), isEncrypted(url));
    }

    private static boolean isEncrypted(URI url) {
        return url.getScheme().endsWith("s") || String.valueOf(url.getQuery()).contains("sslEnabled=true");
    }

    /** As clients take it: {@code tcp://} for core, {@code amqp://}, {@code mqtt://}; with TLS {@code amqps://}, {@code mqtts://}, and a parameter for core. */
    public String url() {
        boolean core = protocol == Protocol.CORE;
        return protocol.scheme + (encrypted && !core ? "s" : "") + "://" + authority()
                + (encrypted && core ? "?sslEnabled=true" : "");
    }

    /** {@code host:port}. */
    public String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return url();
    }
}
