package io.eventplane.director.api;

import static java.util.Objects.requireNonNull;

import io.eventplane.director.applications.Application;
import io.eventplane.director.graphql.GraphQLEntry;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.eventplane.director.pages.PageCursor;
import io.eventplane.director.pages.Slice;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What the Director offers about Applications. */
@GraphQLApi
@GraphQLEntry
@OnePerApplication
public class ApplicationsApi {

    private final ManageApplications manage;
    private final ReadLandscape read;
    private final CurrentCaller caller;

    @Inject
    public ApplicationsApi(ManageApplications manage, ReadLandscape read, CurrentCaller caller) {
        this.manage = manage;
        this.read = read;
        this.caller = caller;
    }

    @Query
    @RequiresScope(Scope.APPLICATION_READ)
    @Description("One Application; error `not-found` if there is none.")
    public @Nullable Application application(@Id @NonNull String id) {
        return read.application(id);
    }

    @Query
    @RequiresScope(Scope.APPLICATION_READ)
    @Description("All Applications in the order in which they were created; `first` from 1 to 1000.")
    public @NonNull ApplicationPage applications(
            @DefaultValue("100") @Nullable Integer first, @Nullable PageCursor after) {
        return new ApplicationPage(read.applications(Slice.of(first, after)), read::countApplications);
    }

    @Query
    @RequiresScope(Scope.RUNTIME_READ)
    @Description("The Applications whose events a Runtime may have.")
    public @NonNull ApplicationPage applicationsForRuntime(
            @Id @NonNull @Name("runtimeID") String runtimeId,
            @DefaultValue("100") @Nullable Integer first,
            @Nullable PageCursor after) {
        caller.refuseRuntimesBut(runtimeId);
        return new ApplicationPage(
                read.applicationsForRuntime(runtimeId, Slice.of(first, after)), read::countApplications);
    }

    @Description("Its event APIs in the order in which they were registered; those of one group if asked for.")
    public @NonNull List<@NonNull EventAPIDefinitionPage> eventAPIs(
            @Source List<Application> applications,
            @Nullable String group,
            @DefaultValue("100") @Nullable Integer first,
            @Nullable PageCursor after) {
        var pages = read.definitions(applications, group, Slice.of(first, after));
        var counts = new Once<>(() -> read.countDefinitions(applications, group));
        return applications.stream()
                .map(Application::getId)
                .map(id -> new EventAPIDefinitionPage(
                        requireNonNull(pages.get(id)), () -> counts.get().getOrDefault(id, 0L)))
                .toList();
    }

    @Mutation
    @RequiresScope(Scope.APPLICATION_WRITE)
    @Description(
            "Creates an Application with the event APIs it begins with: all or nothing. Names are unique within a tenant.")
    public @NonNull Application createApplication(@Name("in") @NonNull ApplicationInput in) {
        caller.refuseApplications();
        if (in.eventAPIs() != null && !in.eventAPIs().isEmpty()) {
            caller.require(Scope.EVENT_API_WRITE);
        }
        return manage.create(in);
    }

    @Mutation
    @RequiresScope(Scope.APPLICATION_WRITE)
    @Description("Makes an Application what the input says. A new name moves its events to new bus addresses.")
    public @NonNull Application updateApplication(
            @Id @NonNull String id, @Name("in") @NonNull ApplicationUpdateInput in) {
        caller.refuseApplicationsBut(() -> id);
        return manage.update(id, in);
    }

    @Mutation
    @RequiresScope(Scope.APPLICATION_WRITE)
    @Description("Deletes an Application with all it owns, and tells every Runtime of its tenant.")
    public @Nullable Application deleteApplication(@Id @NonNull String id) {
        caller.refuseApplicationsBut(() -> id);
        return manage.delete(id);
    }
}
