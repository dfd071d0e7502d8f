package io.eventplane.bus;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a {@link ChannelMessage} is sent.
 *
 * @param duplicateId the broker keeps one of the messages with the same id; without one it keeps all
 * @param timeToLive after which the broker drops the message; zero for never
 * @param properties application properties, as in {@link BusEvent#properties}
 */
public record SendOptions(Optional<String> duplicateId, Duration timeToLive, Map<String, String> properties) {

    /** No duplicate detection, no end of life, no properties. */
    public static final SendOptions NONE = new SendOptions(Optional.empty(), Duration.ZERO, Map.of());

    public SendOptions {
        if (timeToLive.isNegative()) {
            throw new IllegalArgumentException("time to live must not be negative, was " + timeToLive);
        }
        properties = Map.copyOf(properties);
    }

    /** Kept once by the broker, without an end of life. */
    public static SendOptions once(String duplicateId) {
        return new SendOptions(Optional.of(duplicateId), Duration.ZERO, Map.of());
    }

    /** The same with another time to live. */
    public SendOptions livingFor(Duration longest) {
        return new SendOptions(duplicateId, longest, properties);
    }
}
