package io.eventplane.director.definitions;

import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.NameRule;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Which version of an event API a definition is. */
@Input("VersionInput")
public record VersionInput(
        @NonNull String value,
        @DefaultValue("false") @Nullable Boolean deprecated,
        @Nullable String deprecatedSince,
        @DefaultValue("false") @Nullable Boolean forRemoval) {

    Version checked(InputCheck check) {
        NameRule.check(check.at("value"), value, 100);
        NameRule.checkOptional(check.at("deprecatedSince"), deprecatedSince, 100);
        return new Version(value, Boolean.TRUE.equals(deprecated), deprecatedSince, Boolean.TRUE.equals(forRemoval));
    }
}
