package io.eventplane.director.webhooks;

import io.eventplane.director.credentials.Auth;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Where an Application wants to hear where to publish. */
@Type("Webhook")
@Description("Where an Application wants to hear where to publish.")
public record Webhook(
        @Id @NonNull String id,
        @NonNull ApplicationWebhookType type,
        @NonNull String url,
        @Nullable Auth auth) {

    /** The same without its secrets. */
    public Webhook masked() {
        return new Webhook(id, type, url, auth == null ? null : auth.masked());
    }
}
