package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * Where a specification is fetched from, as clients see it: without secrets.
 *
 * @param definitionId whose specification it is
 * @param url http or https
 * @param auth what is presented there; null for nothing
 * @param mode what stands behind the address
 * @param filter which document of a package or an index; null for the only one
 */
@Type("FetchRequest")
@Description("Where a specification is fetched from, in the background, now and every so often.")
public record FetchRequest(
        @Ignore String definitionId,
        @NonNull String url,
        @Nullable Auth auth,

        @Description("What stands behind the address: one document, a zip, or a document that lists documents.")
        @NonNull
        FetchMode mode,

        @Description(
                "Which document: its path inside of the zip, or its name or address in the index. Null for the only one.")
        @Nullable
        String filter) {

    static FetchRequest of(String definitionId, FetchSource source) {
        return new FetchRequest(
                definitionId,
                source.url(),
                source.auth() == null ? null : source.auth().masked(),
                source.mode(),
                source.filter());
    }
}
