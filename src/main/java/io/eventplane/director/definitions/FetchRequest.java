package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * Where a specification is fetched from.
 *
 * @param url http or https
 * @param auth what is presented there; null for nothing
 * @param mode what stands behind the address
 * @param filter which document of a package or an index; null for the only one
 * @param status how far the fetch has come
 */
@Type("FetchRequest")
@Description("Where a specification is fetched from.")
public record FetchRequest(
        @NonNull String url,
        @Nullable Auth auth,
        @NonNull FetchMode mode,
        @Nullable String filter,
        @NonNull FetchRequestStatus status) {

    FetchRequest masked() {
        return new FetchRequest(url, auth == null ? null : auth.masked(), mode, filter, status);
    }
}
