package io.eventplane.director.definitions;

import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.credentials.HttpUrl;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.NameRule;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Where a specification is fetched from. */
@Input("FetchRequestInput")
public record FetchRequestInput(
        @NonNull String url,
        @Nullable AuthInput auth,
        @DefaultValue("SINGLE") @Nullable FetchMode mode,
        @Nullable String filter) {

    FetchSource checked(InputCheck check, @Nullable FetchSource stored) {
        HttpUrl.check(check.at("url"), url);
        NameRule.checkOptional(check.at("filter"), filter, 10_000);
        var same = stored != null && stored.url().equals(url) ? stored : null;
        return new FetchSource(
                url,
                AuthInput.checked(auth, check.at("auth"), same == null ? null : same.auth()),
                mode == null ? FetchMode.SINGLE : mode,
                filter);
    }
}
