package io.eventplane.director.webhooks;

import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.credentials.HttpUrl;
import io.eventplane.director.failure.InputCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Where an Application wants to hear where to publish. */
@Input("WebhookInput")
public record WebhookInput(
        @NonNull ApplicationWebhookType type,
        @NonNull String url,
        @Nullable AuthInput auth) {

    /**
     * The webhooks as they are stored.
     *
     * @param inputs what the client sent; null for none
     * @param stored what is stored so far: a webhook of the same type and address keeps its id and its masked secrets
     */
    public static List<Webhook> checked(@Nullable List<WebhookInput> inputs, InputCheck check, List<Webhook> stored) {
        var webhooks = new ArrayList<Webhook>();
        for (int i = 0; inputs != null && i < inputs.size(); i++) {
            webhooks.add(inputs.get(i).checked(check.at(i), stored));
        }
        return webhooks;
    }

    private Webhook checked(InputCheck check, List<Webhook> stored) {
        HttpUrl.check(check.at("url"), url);
        var same = stored.stream()
                .filter(w -> w.type() == type && w.url().equals(url))
                .findFirst();
        return new Webhook(
                same.map(Webhook::id).orElseGet(() -> UUID.randomUUID().toString()),
                type,
                url,
                AuthInput.checked(
                        auth, check.at("auth"), same.map(Webhook::auth).orElse(null)));
    }
}
