package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/**
 * What a publisher may still present beside a definition's {@code auth}.
 *
 * @param validUntil from then on it is good for nothing
 */
@Type("FormerAuth")
@Description("What a publisher may still present while the credentials of an event API change.")
public record FormerAuth(
        @NonNull Auth auth,

        @Description("From then on it is good for nothing, by the clock of each gateway.") @NonNull
        Timestamp validUntil) {

    /** The same without its secrets. */
    public FormerAuth masked() {
        return new FormerAuth(auth.masked(), validUntil);
    }

    boolean isValidAt(Instant moment) {
        return moment.isBefore(validUntil.instant());
    }
}
