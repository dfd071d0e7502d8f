package io.eventplane.director.specs.http;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * What one fetch may cost.
 *
 * @param timeout for all of it: every request, every redirect, every byte
 * @param connectTimeout for connecting to one address
 * @param maxBytes of all answers together, after decompression
 * @param maxRedirects in a row
 * @param maxFiles that one document may be made of
 */
public record FetchLimits(Duration timeout, Duration connectTimeout, int maxBytes, int maxRedirects, int maxFiles) {

    public FetchLimits {
        positive("timeout", timeout.toMillis());
        positive("connect-timeout", connectTimeout.toMillis());
        positive("max-bytes", maxBytes);
        positive("max-files", maxFiles);
    }

    public static FetchLimits from(Config config) {
        return new FetchLimits(
                config.getValue("eventplane.director.fetch.timeout", Duration.class),
                config.getValue("eventplane.director.fetch.connect-timeout", Duration.class),
                config.getValue("eventplane.director.fetch.max-bytes", Integer.class),
                config.getValue("eventplane.director.fetch.max-redirects", Integer.class),
                config.getValue("eventplane.director.fetch.max-files", Integer.class));
    }

    private static void positive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("eventplane.director.fetch." + key + " must be positive, was " + value);
        }
    }
}
