package io.eventplane.gateway.limit;

import io.eventplane.platform.Configs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The limits of a gateway in a test: the defaults of the server, with other settings where there are any. */
public final class Limits {

    private Limits() {}

    public static EventRates rates(Map<String, String> settings) {
        var config = Configs.with(settings);
        return new EventRates(
                config.getOptionalValue("eventplane.gateway.max-events-per-second-per-definition", Integer.class),
                config.getOptionalValue("eventplane.gateway.max-events-per-second-per-credential", Integer.class),
                config.getValue("eventplane.gateway.rate-burst", Duration.class));
    }

    public static InFlightBytes bytes(Map<String, String> settings) {
        return new InFlightBytes(Configs.with(settings).getValue("eventplane.gateway.max-bytes-in-flight", Long.class));
    }

    static EventRates rates(Optional<Integer> perDefinition, Optional<Integer> perCredential, TestClock clock) {
        return new EventRates(perDefinition, perCredential, Duration.ofSeconds(1), clock::nanoTime);
    }
}
