package io.eventplane.director.definitions;

import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What an event API looks like: exactly one of the document itself and where to fetch it. */
@Input("EventAPISpecInput")
public record EventAPISpecInput(
        @Nullable CLOB data,
        @NonNull EventAPISpecType eventSpecType,
        @Nullable FetchRequestInput fetchRequest) {}
