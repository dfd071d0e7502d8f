package io.eventplane.director.definitions;

import io.eventplane.director.credentials.AuthInput;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * An event API to register, or what a registered one shall be.
 *
 * <p>SmallRye's {@code @Nullable}, because only it says that a list may be missing whose items may not be null.
 */
@Input("EventAPIDefinitionInput")
public record EventAPIDefinitionInput(
        @Description("Defaults to the document's `info.title`.") @Nullable
        String name,

        @Nullable String description,

        @NonNull EventAPISpecInput spec,
        @Nullable String group,
        @Nullable AuthInput auth,
        @Nullable List<@NonNull EventAPISubscriptionInput> externalSubscriptions,
        @Nullable VersionInput version,

        @Description("What gateways do with an event that is not what the document says of its message.")
        @DefaultValue("ENFORCE")
        @Nullable
        PayloadValidation payloadValidation,

        @Description(
                "How many events per second each gateway takes for it; goes before what the gateway takes by default.")
        @Nullable
        Integer maxEventsPerSecond) {}
