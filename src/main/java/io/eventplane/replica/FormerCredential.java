package io.eventplane.replica;

import io.eventplane.platform.Credential;
import java.time.Instant;

/**
 * What a publisher may present beside a definition's credential while that changes.
 *
 * @param validUntil from then on it is good for nothing, whether or not the Director can say so
 */
public record FormerCredential(Credential credential, Instant validUntil) {

    public boolean isValidAt(Instant moment) {
        return moment.isBefore(validUntil);
    }
}
