package io.eventplane.director.api;

import io.eventplane.director.graphql.GraphQLEntry;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.eventplane.director.pages.PageCursor;
import io.eventplane.director.pages.Slice;
import io.eventplane.director.runtimes.Runtime;
import io.eventplane.director.runtimes.RuntimeInput;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What the Director offers about Runtimes. */
@GraphQLApi
@GraphQLEntry
@OnePerApplication
public class RuntimesApi {

    private final ManageRuntimes manage;
    private final ReadLandscape read;
    private final CurrentCaller caller;

    @Inject
    public RuntimesApi(ManageRuntimes manage, ReadLandscape read, CurrentCaller caller) {
        this.manage = manage;
        this.read = read;
        this.caller = caller;
    }

    @Query
    @RequiresScope(Scope.RUNTIME_READ)
    @Description("One Runtime; error `not-found` if there is none.")
    public @Nullable Runtime runtime(@Id @NonNull String id) {
        caller.refuseRuntimesBut(id);
        return read.runtime(id);
    }

    @Query
    @RequiresScope(Scope.RUNTIME_READ)
    @Description("All Runtimes in the order in which they were created; `first` from 1 to 1000.")
    public @NonNull RuntimePage runtimes(@DefaultValue("100") @Nullable Integer first, @Nullable PageCursor after) {
        caller.refuseRuntimes();
        return new RuntimePage(read.runtimes(Slice.of(first, after)), read::countRuntimes);
    }

    @Mutation
    @RequiresScope(Scope.RUNTIME_WRITE)
    @Description("Creates a Runtime. The answer's `agentAuth` holds the only copy of its secret.")
    public @NonNull Runtime createRuntime(@Name("in") @NonNull RuntimeInput in) {
        return manage.create(in);
    }

    @Mutation
    @RequiresScope(Scope.RUNTIME_WRITE)
    @Description("Deletes a Runtime; its gateway and agent can no longer read anything.")
    public @Nullable Runtime deleteRuntime(@Id @NonNull String id) {
        return manage.delete(id);
    }
}
