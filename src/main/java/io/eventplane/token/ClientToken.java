package io.eventplane.token;

import java.time.Instant;

/**
 * An access token to be presented somewhere. {@code toString} does not show it.
 *
 * @param value as it follows {@code Bearer}
 * @param renewal from when on another one is to be got; before this one ends
 */
public record ClientToken(String value, Instant renewal) {

    @Override
    public String toString() {
        return "ClientToken[*****, renewal=" + renewal + "]";
    }
}
