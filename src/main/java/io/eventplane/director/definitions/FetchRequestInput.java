package io.eventplane.director.definitions;

import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.credentials.HttpUrl;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.TextRule;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Where a specification is fetched from. */
@Input("FetchRequestInput")
public record FetchRequestInput(
        @Description(
                "http or https, without credentials. Public addresses, and what `eventplane.director.fetch.allowed-hosts` adds.")
        @NonNull
        String url,

        @Description(
                "What is presented there, and nowhere else: on no other origin that a redirect, an index or a `$ref` leads to.")
        @Nullable
        AuthInput auth,

        @Description("What stands behind the address: one document, a zip, or JSON or YAML that lists documents.")
        @DefaultValue("SINGLE")
        @Nullable
        FetchMode mode,

        @Description(
                "Which document. `PACKAGE`: its path inside. `INDEX`: a name, id or title of its entry, or its address."
                        + " Null for the only one.")
        @Nullable
        String filter) {

    FetchSource checked(InputCheck check, @Nullable FetchSource stored) {
        HttpUrl.check(check.at("url"), url);
        TextRule.checkOptional(check.at("filter"), filter, 10_000);
        var same = stored != null && stored.url().equals(url) ? stored : null;
        return new FetchSource(
                url,
                AuthInput.checked(auth, check.at("auth"), same == null ? null : same.auth()),
                mode == null ? FetchMode.SINGLE : mode,
                filter);
    }
}
