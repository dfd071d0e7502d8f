package io.eventplane.director.api;

import io.eventplane.director.definitions.EventAPIDefinitionInput;
import io.eventplane.director.webhooks.WebhookInput;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * An Application to create, with the event APIs it begins with: all or nothing.
 *
 * <p>SmallRye's {@code @Nullable}, because only it says that a list may be missing whose items may not be null.
 */
@Input("ApplicationInput")
public record ApplicationInput(
        @NonNull String name,
        @Nullable String description,
        @Nullable List<@NonNull WebhookInput> webhooks,
        @Nullable List<@NonNull EventAPIDefinitionInput> eventAPIs) {}
