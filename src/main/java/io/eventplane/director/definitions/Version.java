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
 * @param deprecation since when it is deprecated, as the gateway tells publishers; null when it is not
 * @param sunset from when on nothing is taken for it; null when no date has been set
 */
@Type("Version")
@Description("Which version of an event API a definition is, and whether it is on its way out.")
public record Version(
        @NonNull String value,
        @Nullable Boolean deprecated,

        @Description("What the owner wrote: a date, a version, any text.") @Nullable
        String deprecatedSince,

        @Nullable Boolean forRemoval,

        @Description(
                "Since when it is deprecated, as the gateway tells publishers in the header `Deprecation`: `deprecatedSince` if that is an RFC 3339 date or date-time, else when the Director first heard of it.")
        @Nullable
        Timestamp deprecation,

        @Description(
                "From when on the gateway takes nothing for it (410), as it tells publishers in the header `Sunset`.")
        @Nullable
        Timestamp sunset) {}
