package io.eventplane.director.api;

import io.eventplane.director.applications.Application;
import io.eventplane.director.credentials.Auth;
import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.definitions.CLOB;
import io.eventplane.director.definitions.CheckRegistration;
import io.eventplane.director.definitions.CredentialsChange;
import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.definitions.EventAPIDefinitionInput;
import io.eventplane.director.definitions.EventAPISpec;
import io.eventplane.director.definitions.EventAPISubscription;
import io.eventplane.director.definitions.FormerAuth;
import io.eventplane.director.definitions.TimeSpan;
import io.eventplane.director.graphql.GraphQLEntry;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.eventplane.director.runtimes.EventUrls;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

/** What the Director offers about event APIs. */
@GraphQLApi
@GraphQLEntry
@OnePerApplication
public class DefinitionsApi {

    private final ManageApplications manage;
    private final ReadLandscape read;
    private final CurrentCaller caller;
    private final CheckRegistration rules;

    @Inject
    public DefinitionsApi(
            ManageApplications manage, ReadLandscape read, CurrentCaller caller, CheckRegistration rules) {
        this.manage = manage;
        this.read = read;
        this.caller = caller;
        this.rules = rules;
    }

    @Query
    @RequiresScope(Scope.APPLICATION_READ)
    @Description("One event API; error `not-found` if there is none.")
    public @Nullable EventAPIDefinition eventAPI(@Id @NonNull String id) {
        return read.definition(id);
    }

    @Query
    @RequiresScope(Scope.APPLICATION_READ)
    @Description(
            "All versions of one API of an Application, the oldest version first: by Semantic Versioning, pre-releases included; `v2`, `2024-05-01` and plain numbers compare as numbers; names that are no versions come first of all.")
    public @NonNull List<@NonNull EventAPIDefinition> eventAPIVersions(
            @Id @NonNull @Name("applicationID") String applicationId, @NonNull String group) {
        return read.versions(applicationId, group);
    }

    @Mutation
    @RequiresScope(Scope.EVENT_API_WRITE)
    @Description("Registers an event API; a moment later every Runtime of its tenant accepts and offers its events.")
    public @NonNull EventAPIDefinition addEventAPI(
            @Id @NonNull @Name("applicationID") String applicationId, @Name("in") @NonNull EventAPIDefinitionInput in) {
        caller.refuseApplicationsBut(() -> applicationId);
        return manage.addEventAPI(applicationId, rules.read(in));
    }

    @Mutation
    @RequiresScope(Scope.EVENT_API_WRITE)
    @Description(
            "Makes an event API what the input says, all of it. A secret sent back as `*****` stays, while its address does. Another `auth` counts alone and at once: `changeEventAPICredentials` gives publishers time.")
    public @NonNull EventAPIDefinition updateEventAPI(
            @Id @NonNull String id, @Name("in") @NonNull EventAPIDefinitionInput in) {
        caller.refuseApplicationsBut(() -> owner(id));
        return manage.updateEventAPI(id, rules.read(in));
    }

    @Mutation
    @RequiresScope(Scope.EVENT_API_WRITE)
    @Description(
            "Makes `auth` what publishers present, and lets them present what was asked for so far beside it: for `formerValidFor`, up to 30 days; `PT0S` ends it at once, whatever was said before. Two credentials are valid at most. The same credential again only changes how long the former one is.")
    public @NonNull EventAPIDefinition changeEventAPICredentials(
            @Id @NonNull String id,
            @NonNull AuthInput auth,
            @DefaultValue(CredentialsChange.USUAL) @Nullable TimeSpan formerValidFor) {
        caller.refuseApplicationsBut(() -> owner(id));
        return manage.changeEventAPICredentials(id, CredentialsChange.of(auth, formerValidFor));
    }

    @Mutation
    @RequiresScope(Scope.EVENT_API_WRITE)
    @Description("Withdraws an event API from every Runtime, and answers what it was.")
    public @Nullable EventAPIDefinition deleteEventAPI(@Id @NonNull String id) {
        caller.refuseApplicationsBut(() -> owner(id));
        return manage.deleteEventAPI(id);
    }

    @Description("The Application that owns it.")
    public List<@Nullable Application> application(@Source List<EventAPIDefinition> definitions) {
        var owners = read.owners(definitions);
        return each(definitions, definition -> owners.get(definition.getApplicationID()));
    }

    @Description("What a publisher must present at the gateway.")
    public @Nullable Auth auth(@Source EventAPIDefinition definition) {
        var auth = definition.auth();
        return auth == null || caller.isRuntime() ? auth : auth.masked();
    }

    @Description(
            "What a publisher may present as well, and until when, after `changeEventAPICredentials`; null when there is nothing.")
    public @Nullable FormerAuth formerAuth(@Source EventAPIDefinition definition) {
        var former = definition.formerAuth(Clock.systemUTC().instant());
        return (caller.isRuntime() ? former : former.map(FormerAuth::masked)).orElse(null);
    }

    @Description("Where else, on somebody else's bus, its events live.")
    public @NonNull List<@NonNull EventAPISubscription> externalSubscriptions(@Source EventAPIDefinition definition) {
        var subscriptions = definition.externalSubscriptions();
        return caller.isRuntime()
                ? subscriptions
                : subscriptions.stream().map(EventAPISubscription::masked).toList();
    }

    @Name("eventURL")
    @Description("Where its events are published: in the Runtime named, else in the oldest one that has a gateway.")
    public List<@Nullable String> eventUrl(
            @Source List<EventAPIDefinition> definitions, @Id @Nullable @Name("runtimeID") String runtimeId) {
        if (runtimeId != null) {
            caller.refuseRuntimesBut(runtimeId);
        }
        var runtime = read.publishingRuntime(runtimeId);
        return each(
                definitions,
                definition -> runtime.flatMap(there -> EventUrls.url(there, definition.getId()))
                        .orElse(null));
    }

    @Description("The document itself; null while it has not been fetched.")
    public List<@Nullable CLOB> data(@Source List<EventAPISpec> specs) {
        var documents = read.documents(specs);
        return each(specs, spec -> {
            var document = documents.get(spec.definitionId());
            return document == null ? null : new CLOB(document);
        });
    }

    private String owner(String definitionId) {
        return read.definition(definitionId).getApplicationID();
    }

    /** Answers in the order of the questions, as a batch has to; null where there is nothing to say. */
    private static <Q, A> List<@Nullable A> each(List<Q> questions, Function<Q, @Nullable A> answer) {
        var answers = new ArrayList<@Nullable A>(questions.size());
        questions.forEach(question -> answers.add(answer.apply(question)));
        return answers;
    }
}
