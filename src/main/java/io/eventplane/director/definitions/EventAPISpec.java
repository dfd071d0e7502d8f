package io.eventplane.director.definitions;

import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * The specification of an event API. The document itself is read only when it is asked for.
 *
 * @param definitionId whose specification it is
 * @param type the language it is written in
 * @param format how it is written down; null while nothing has been fetched
 * @param fetchRequest where it is fetched from; null when it was given
 */
@Type("EventAPISpec")
public record EventAPISpec(
        @Ignore String definitionId,
        @NonNull EventAPISpecType type,
        @Nullable SpecFormat format,
        @Nullable FetchRequest fetchRequest) {}
