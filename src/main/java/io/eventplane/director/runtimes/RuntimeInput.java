package io.eventplane.director.runtimes;

import io.eventplane.director.credentials.HttpUrl;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.TextRule;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A Runtime to create. */
@Input("RuntimeInput")
public record RuntimeInput(
        @NonNull String name,
        @Nullable String description,

        @Description("Where its Event Gateway is reached by publishers, such as `https://events.example.com`.")
        @Nullable
        String eventGatewayURL) {

    void check(InputCheck check) {
        TextRule.check(check.at("name"), name, 200);
        TextRule.checkOptional(check.at("description"), description, 10_000);
        if (eventGatewayURL != null) {
            HttpUrl.check(check.at("eventGatewayURL"), eventGatewayURL);
        }
    }
}
