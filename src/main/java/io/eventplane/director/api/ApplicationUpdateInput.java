package io.eventplane.director.api;

import io.eventplane.director.webhooks.WebhookInput;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * What an Application shall be; its event APIs are changed one by one.
 *
 * <p>SmallRye's {@code @Nullable}, because only it says that a list may be missing whose items may not be null.
 */
@Input("ApplicationUpdateInput")
public record ApplicationUpdateInput(
        @NonNull String name,
        @Nullable String description,
        @Nullable List<@NonNull WebhookInput> webhooks) {}
