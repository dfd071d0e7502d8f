package io.eventplane.director.definitions;

import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.TextRule;
import java.net.URI;
import java.net.URISyntaxException;
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
        checkUrl(check.at("url"));
        TextRule.check(check.at("topic"), topic, 1000);
        if (attributes != null) {
            attributes.check(check.at("attributes"));
        }
        return new EventAPISubscription(
                url,
                AuthInput.checked(auth, check.at("auth"), stored == null ? null : stored.auth()),
                topic,
                attributes);
    }

    private void checkUrl(InputCheck check) {
        TextRule.checkOptional(check, url, 8000);
        try {
            var uri = new URI(url);
            check.that(
                    uri.isAbsolute() && !uri.isOpaque(),
                    "url",
                    "an absolute URL is needed, such as kafka://broker:9092");
            // Of kafka://user:password@a:1,b:2 Java reads no user info.
            check.that(
                    uri.getRawAuthority() == null || !uri.getRawAuthority().contains("@"),
                    "no-user-info",
                    "credentials belong into auth, not into the URL");
        } catch (URISyntaxException e) {
            check.that(false, "url", "not a URL: " + e.getReason() + " at index " + e.getIndex());
        }
    }
}
