package io.eventplane.gateway.mqtt.packet;

import java.time.Duration;

/**
 * What a client is held to.
 *
 * @param packetBytes the largest packet
 * @param receiveMaximum how many events of one connection may be under way at once, 1 to 65535
 * @param slowClient how long one packet may take from its first byte to its last, and what is sent may stay unread; at least a second
 * @param connect how long a new connection may take until its CONNECT is there, at least a second
 * @param keepAlive the longest keep-alive, 1 to 65535 seconds; a client of MQTT 5 without one gets this
 * @param sessionExpiry how long a session is kept without connection, at most
 */
public record MqttLimits(
        int packetBytes,
        int receiveMaximum,
        Duration slowClient,
        Duration connect,
        Duration keepAlive,
        Duration sessionExpiry) {

    /** How many topic aliases a connection has. */
    public static final int TOPIC_ALIASES = 32;

    private static final int SIXTEEN_BITS = 65_535;

    public MqttLimits {
        if (slowClient.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "eventplane.gateway.slow-client-timeout must be at least PT1S, was " + slowClient);
        }
        require(receiveMaximum >= 1 && receiveMaximum <= SIXTEEN_BITS, "receive-maximum", receiveMaximum);
        require(connect.compareTo(Duration.ofSeconds(1)) >= 0, "connect-timeout", connect);
        require(keepAlive.toSeconds() >= 1 && keepAlive.toSeconds() <= SIXTEEN_BITS, "max-keep-alive", keepAlive);
        require(!sessionExpiry.isNegative(), "max-session-expiry", sessionExpiry);
    }

    /** As much of what a client asks for as it gets; in seconds. */
    public Duration sessionExpiry(long asked) {
        var wanted = Duration.ofSeconds(asked);
        return wanted.compareTo(sessionExpiry) > 0 ? sessionExpiry : wanted;
    }

    private static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("eventplane.gateway.mqtt." + name + " can't be " + value);
        }
    }
}
