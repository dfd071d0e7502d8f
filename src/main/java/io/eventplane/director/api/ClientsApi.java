package io.eventplane.director.api;

import io.eventplane.director.applications.Application;
import io.eventplane.director.graphql.GraphQLEntry;
import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.eventplane.director.runtimes.Runtime;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What the Director offers about whose client is whose. */
@GraphQLApi
@GraphQLEntry
@OnePerApplication
public class ClientsApi {

    private final ManageClients manage;

    @Inject
    public ClientsApi(ManageClients manage) {
        this.manage = manage;
    }

    @Mutation("setApplicationClient")
    @RequiresScope(Scope.ADMIN)
    @Description(
            "Says which client of the OpenID provider is an Application's own; null: none. What its tokens' scopes allow it to change is then only that Application and its event APIs. Error `conflict` if the client is another's.")
    public @NonNull Application setApplicationClient(
            @Id @NonNull @Name("applicationID") String applicationId, @Nullable @Name("clientID") String clientId) {
        return manage.ofApplication(applicationId, clientId);
    }

    @Mutation("setRuntimeClient")
    @RequiresScope(Scope.ADMIN)
    @Description(
            "Says which client of the OpenID provider is a Runtime's own; null: none. Its tokens then read what the Runtime's secret reads. Error `conflict` if the client is another's.")
    public @NonNull Runtime setRuntimeClient(
            @Id @NonNull @Name("runtimeID") String runtimeId, @Nullable @Name("clientID") String clientId) {
        return manage.ofRuntime(runtimeId, clientId);
    }
}
