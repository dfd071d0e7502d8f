package io.eventplane.director.api;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.compatibility.CompatibilityCheck;
import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.director.definitions.CheckRegistration;
import io.eventplane.director.definitions.EventAPISpecInput;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.graphql.GraphQLEntry;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What the Director offers about versions that have to go together. */
@GraphQLApi
@GraphQLEntry
@OnePerApplication
public class CompatibilityApi {

    private static final String MODES =
            "`BACKWARD`: consumers of the new document can read what publishers of the old one send; `FORWARD`: consumers of the old document can read what publishers of the new one send; `FULL`: both.";

    private final CompareSpecs compare;
    private final CheckRegistration rules;
    private final CurrentCaller caller;

    @Inject
    public CompatibilityApi(CompareSpecs compare, CheckRegistration rules, CurrentCaller caller) {
        this.compare = compare;
        this.rules = rules;
        this.caller = caller;
    }

    @Query
    @RequiresScope(Scope.APPLICATION_READ)
    @Description(
            "Whether a document may take the place of the one stored: that of the event API `id`, or of the newest version of `group` in `applicationID`. Stores nothing; of any AsyncAPI versions. "
                    + MODES)
    public @NonNull EventAPICompatibility checkEventAPICompatibility(
            @Id @Nullable String id,
            @Id @Nullable @Name("applicationID") String applicationId,
            @Nullable String group,
            @Name("in") @NonNull EventAPISpecInput in,
            @NonNull CompatibilityMode mode) {
        var after = rules.given(in, InputCheck.ofInput());
        var before = AsyncApiDocument.parse(compare.before(id, applicationId, group));
        return EventAPICompatibility.of(CompatibilityCheck.compare(before, after, mode));
    }

    @Query
    @RequiresScope(Scope.APPLICATION_READ)
    @Description("What a group demands of every document that is to be stored in it; null is nothing.")
    public @Nullable CompatibilityMode eventAPIGroupCompatibility(
            @Id @NonNull @Name("applicationID") String applicationId, @NonNull String group) {
        return compare.demandedOf(applicationId, group).orElse(null);
    }

    @Mutation("setEventAPIGroupCompatibility")
    @RequiresScope(Scope.EVENT_API_WRITE)
    @Description(
            "From now on an update, or a new version, whose document breaks `mode` is refused as `invalid-input` with the findings as violations, as is one of which that can't be decided; null demands nothing. An update is held against the document it replaces, a new version against the group's newest. "
                    + MODES)
    public @Nullable CompatibilityMode setEventAPIGroupCompatibility(
            @Id @NonNull @Name("applicationID") String applicationId,
            @NonNull String group,
            @Nullable CompatibilityMode mode) {
        caller.refuseApplicationsBut(() -> applicationId);
        return compare.demand(applicationId, group, mode);
    }
}
