package io.eventplane.director.definitions;

import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.TextRule;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Where on somebody else's bus the events live. */
@Input("EventAPISubscriptionInput")
public record EventAPISubscriptionInput(
        @NonNull String url,
        @Nullable AuthInput auth,
        @NonNull String topic,
        @Nullable EventAPISubscriptionAttributes attributes) {

    EventAPISubscription checked(InputCheck check, @Nullable EventAPISubscription stored) {
        TextRule.check(check.at("topic"), topic, 1000);
        if (attributes != null) {
            attributes.check(check.at("attributes"));
        }
        var subscription = new EventAPISubscription(
                url,
                AuthInput.checked(auth, check.at("auth"), stored == null ? null : stored.auth()),
                topic,
                attributes);
        check.at("auth")
                .at("requestAuth")
                .that(
                        auth == null || auth.requestAuth() == null,
                        "subscription-auth",
                        "nobody gets a CSRF token for a bus: leave requestAuth out");
        CheckSubscription.check(check, subscription);
        return subscription;
    }

    /** Whether both mean the same messages of the same bus. */
    boolean isLike(EventAPISubscriptionInput other) {
        return url.equals(other.url) && topic.equals(other.topic);
    }
}
