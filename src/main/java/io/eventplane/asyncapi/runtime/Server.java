package io.eventplane.asyncapi.runtime;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server as a rewritten document names it: one way to reach a Runtime's bus.
 *
 * @param name its key among the servers; letters, digits, underscores and hyphens
 * @param host name or address and, after a colon, the port; no scheme, no path
 * @param protocol such as {@code amqp}, {@code jms} or {@code mqtt5}
 * @param protocolVersion null to leave it open
 * @param description for people; null for none
 */
public record Server(
        String name,
        String host,
        String protocol,
        @Nullable String protocolVersion,
        @Nullable String description) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    public Server {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a server's name has letters, digits, underscores and hyphens only, was " + name);
        }
    }
}
