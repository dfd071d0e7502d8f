package io.eventplane.director.definitions;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which version of an event API a definition is, and whether it is on its way out.
 *
 * @param value the version itself, at most 100 characters
 * @param deprecated null is false
 * @param deprecatedSince the version or date since when; null when unknown
 * @param forRemoval null is false
 */
@Type("Version")
@Description("Which version of an event API a definition is, and whether it is on its way out.")
public record Version(
        @NonNull String value,
        @Nullable Boolean deprecated,
        @Nullable String deprecatedSince,
        @Nullable Boolean forRemoval) {}
