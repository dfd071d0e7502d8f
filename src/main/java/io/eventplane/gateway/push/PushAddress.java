package io.eventplane.gateway.push;

import java.util.Optional;

/**
 * Where a subscription's events are pushed to: {@code /subscriptions/{definition id}/{path}}.
 *
 * @param path of the subscription; without a slash in front
 */
public record PushAddress(String definitionId, String path) {

    /** Reads the raw path behind {@code /subscriptions}; empty when it is none. Nothing is decoded: there is nothing to encode. */
    public static Optional<PushAddress> parse(String rawPath) {
        int slash = rawPath.indexOf('/', 1);
        return rawPath.startsWith("/") && slash > 1 && slash < rawPath.length() - 1
                ? Optional.of(new PushAddress(rawPath.substring(1, slash), rawPath.substring(slash + 1)))
                : Optional.empty();
    }
}
