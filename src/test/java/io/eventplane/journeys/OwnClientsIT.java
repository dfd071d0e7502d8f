package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Clients that speak for one Application or one Runtime, with more scopes than they can use. */
@ExtendWith(GuardedDirector.Shared.class)
class OwnClientsIT {

    private static final String SIMPLE = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String EVERYTHING =
            "application:read application:write event_api:write runtime:read runtime:write";

    private static final String ADD =
            "mutation($id: ID!, $in: EventAPIDefinitionInput!) { addEventAPI(applicationID: $id, in: $in) { id } }";
    private static final String UPDATE =
            "mutation($id: ID!, $in: EventAPIDefinitionInput!) { updateEventAPI(id: $id, in: $in) { id } }";
    private static final String DELETE = "mutation($id: ID!) { deleteEventAPI(id: $id) { id } }";
    private static final String CHANGE =
            "mutation($id: ID!, $auth: AuthInput!) { changeEventAPICredentials(id: $id, auth: $auth) { id } }";
    private static final String REFETCH = "mutation($id: ID!) { refetchEventAPISpec(eventID: $id) { type } }";
    private static final String DEMAND =
            "mutation($id: ID!) { setEventAPIGroupCompatibility(applicationID: $id, group: \"g\", mode: FULL) }";
    private static final String RENAME =
            "mutation($id: ID!, $name: String!) { updateApplication(id: $id, in: {name: $name}) { id } }";
    private static final String DELETE_APPLICATION = "mutation($id: ID!) { deleteApplication(id: $id) { id } }";
    private static final String FOR_RUNTIME = """
            query($id: ID!) { applicationsForRuntime(runtimeID: $id) { data { id eventAPIs { data { id
              auth { credential { ... on BasicCredentialData { password } } } } } } } }""";
    private static final String OWN_APPLICATION =
            "mutation($id: ID!, $client: String) { setApplicationClient(applicationID: $id, clientID: $client) { clientID } }";
    private static final String OWN_RUNTIME =
            "mutation($id: ID!, $client: String) { setRuntimeClient(runtimeID: $id, clientID: $client) { clientID } }";

    private final GuardedDirector director;
    private final Director operator;

    OwnClientsIT(GuardedDirector director) {
        this.director = director;
        this.operator = director.as(director.token("admin"));
    }

    @Test
    void an_applications_own_client_writes_its_own_definitions() {
        var own = operator.createApplication(Names.unique("own"));
        var client = own(own);

        var definition = client.add(own, EventApis.of(SIMPLE)).definitionId();
        client.update(definition, EventApis.of(SIMPLE));
        client.query(CHANGE, Map.of("id", definition, "auth", EventApis.basic("ada", "hush")));
        assertThat(client.errorCode(REFETCH, Map.of("id", definition))).isEqualTo("conflict");
        client.query(DEMAND, Map.of("id", own));
        client.query(RENAME, Map.of("id", own, "name", Names.unique("renamed")));
        client.delete(definition);
        client.query(DELETE_APPLICATION, Map.of("id", own));
    }

    @Test
    void an_applications_own_client_writes_nothing_of_another() {
        var client = own(operator.createApplication(Names.unique("own")));
        Registration other = operator.register(Names.unique("other"), SIMPLE);
        Map<String, Object> application = Map.of("id", other.applicationId());
        Map<String, Object> definition = Map.of("id", other.definitionId());
        var input = EventApis.of(SIMPLE);

        assertThat(client.errorCode(ADD, EventApis.with(application, "in", input)))
                .isEqualTo("forbidden");
        assertThat(client.errorCode(UPDATE, EventApis.with(definition, "in", input)))
                .isEqualTo("forbidden");
        assertThat(client.errorCode(CHANGE, EventApis.with(definition, "auth", EventApis.basic("ada", "hush"))))
                .isEqualTo("forbidden");
        assertThat(client.errorCode(DELETE, definition)).isEqualTo("forbidden");
        assertThat(client.errorCode(REFETCH, definition)).isEqualTo("forbidden");
        assertThat(client.errorCode(DEMAND, application)).isEqualTo("forbidden");
        assertThat(client.errorCode(RENAME, EventApis.with(application, "name", Names.unique("mine"))))
                .isEqualTo("forbidden");
        assertThat(client.errorCode(DELETE_APPLICATION, application)).isEqualTo("forbidden");
        assertThat(client.errorCode("mutation { createApplication(in: {name: \"more\"}) { id } }", Map.of()))
                .isEqualTo("forbidden");
        assertThat(client.errorCode(OWN_APPLICATION, application)).isEqualTo("forbidden");
        assertThat(read(client, other)).isEqualTo(other.definitionId());
    }

    @Test
    void a_client_that_is_nobodys_own_writes_what_its_scopes_say() {
        Registration other = operator.register(Names.unique("other"), SIMPLE);
        var portal = director.as(director.token(EVERYTHING));

        portal.update(other.definitionId(), EventApis.of(SIMPLE));

        assertThat(director.as(director.token("application:read"))
                        .errorCode(DELETE, Map.of("id", other.definitionId())))
                .isEqualTo("forbidden");
        portal.delete(other.definitionId());
    }

    @Test
    void a_runtimes_own_client_reads_what_the_runtime_reads_secrets_included() {
        var guarded = operator.register(Names.unique("guarded"), EventApis.guarded(SIMPLE, "ada", "hush"));
        var runtime = createRuntime();
        var id = "agent-" + UUID.randomUUID();
        operator.query(OWN_RUNTIME, Map.of("id", runtime, "client", id));
        var client = director.as(director.token(EVERYTHING).client(id));

        assertThat(passwords(client, runtime)).contains("hush");
        assertThat(passwords(director.as(director.token(EVERYTHING)), runtime)).doesNotContain("hush");
        assertThat(passwords(operator, runtime)).doesNotContain("hush");
        for (String other : new String[] {createRuntime(), UUID.randomUUID().toString()}) {
            assertThat(client.errorCode(FOR_RUNTIME, Map.of("id", other))).isEqualTo("forbidden");
            assertThat(client.errorCode("query($id: ID!) { runtime(id: $id) { id } }", Map.of("id", other)))
                    .isEqualTo("forbidden");
            assertThat(client.errorCode(
                            "query($id: ID!, $r: ID!) { eventAPI(id: $id) { eventURL(runtimeID: $r) } }",
                            Map.of("id", guarded.definitionId(), "r", other)))
                    .isEqualTo("forbidden");
        }
        assertThat(client.errorCode("{ runtimes { totalCount } }", Map.of())).isEqualTo("forbidden");
        assertThat(client.errorCode(DELETE, Map.of("id", guarded.definitionId())))
                .isEqualTo("forbidden");
        assertThat(client.errorCode("mutation { createRuntime(in: {name: \"x\"}) { id } }", Map.of()))
                .isEqualTo("forbidden");
    }

    @Test
    void a_runtimes_own_client_needs_the_scopes_of_what_it_reads() {
        var runtime = createRuntime();
        var id = "agent-" + UUID.randomUUID();
        operator.query(OWN_RUNTIME, Map.of("id", runtime, "client", id));

        assertThat(director.as(director.token("application:read").client(id))
                        .errorCode(FOR_RUNTIME, Map.of("id", runtime)))
                .isEqualTo("forbidden");
        assertThat(passwords(director.as(director.token("runtime:read").client(id)), runtime))
                .isNotNull();
    }

    @Test
    void a_client_of_the_same_name_in_another_tenant_is_not_the_runtimes() {
        var runtime = createRuntime();
        var id = "agent-" + UUID.randomUUID();
        operator.query(OWN_RUNTIME, Map.of("id", runtime, "client", id));
        var elsewhere = director.as(director.token(EVERYTHING).client(id).with("tenant", "other-" + UUID.randomUUID()));

        assertThat(elsewhere.errorCode(FOR_RUNTIME, Map.of("id", runtime))).isEqualTo("not-found");
        assertThat(elsewhere
                        .query("{ applications { totalCount } }")
                        .at("/applications/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void a_client_belongs_to_one_application_or_runtime_and_can_be_taken_away() {
        var application = operator.createApplication(Names.unique("own"));
        var runtime = createRuntime();
        var client = Map.of("id", application, "client", "app-" + UUID.randomUUID());
        operator.query(OWN_APPLICATION, client);
        operator.query(OWN_APPLICATION, client);

        assertThat(operator.errorCode(OWN_RUNTIME, Map.of("id", runtime, "client", client.get("client"))))
                .isEqualTo("conflict");
        assertThat(operator.errorCode(
                        OWN_APPLICATION,
                        Map.of(
                                "id", operator.createApplication(Names.unique("next")),
                                "client", client.get("client"))))
                .isEqualTo("conflict");
        operator.query(OWN_APPLICATION, Map.of("id", application));
        assertThat(operator.query(OWN_RUNTIME, Map.of("id", runtime, "client", client.get("client")))
                        .at("/setRuntimeClient/clientID")
                        .asString())
                .isEqualTo(client.get("client"));
    }

    @Test
    void the_client_that_people_log_in_with_is_nobodys_own() {
        var application = operator.createApplication(Names.unique("own"));

        assertThat(operator.errorCode(
                        OWN_APPLICATION, Map.of("id", application, "client", GuardedDirector.LOGIN_CLIENT)))
                .isEqualTo("invalid-input");
        assertThat(operator.errorCode(OWN_APPLICATION, Map.of("id", application, "client", " ")))
                .isEqualTo("invalid-input");
        assertThat(operator.errorCode(OWN_APPLICATION, Map.of("id", "none", "client", "x")))
                .isEqualTo("not-found");
    }

    /** With a token of the client that becomes the Application's own. */
    private Director own(String applicationId) {
        var id = "app-" + UUID.randomUUID();
        operator.query(OWN_APPLICATION, Map.of("id", applicationId, "client", id));
        return director.as(director.token(EVERYTHING).client(id));
    }

    private String createRuntime() {
        return operator.query(
                        "mutation($name: String!) { createRuntime(in: {name: $name}) { id } }",
                        Map.of("name", Names.unique("runtime")))
                .at("/createRuntime/id")
                .asString();
    }

    private static String passwords(Director reader, String runtime) {
        JsonNode answer = reader.query(FOR_RUNTIME, Map.of("id", runtime));
        return answer.findValuesAsString("password").toString();
    }

    private static String read(Director reader, Registration registration) {
        return reader.query("query($id: ID!) { eventAPI(id: $id) { id } }", Map.of("id", registration.definitionId()))
                .at("/eventAPI/id")
                .asString();
    }
}
