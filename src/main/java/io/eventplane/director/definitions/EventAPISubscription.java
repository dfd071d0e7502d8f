package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Where on somebody else's bus the events of a definition live. */
@Type("EventAPISubscription")
@Description("Where on somebody else's bus the events live.")
public record EventAPISubscription(
        @NonNull String url,
        @Nullable Auth auth,
        @NonNull String topic,
        @Nullable EventAPISubscriptionAttributes attributes) {

    /** The same without its secrets. */
    public EventAPISubscription masked() {
        return new EventAPISubscription(url, auth == null ? null : auth.masked(), topic, attributes);
    }
}
