package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Director with a real OpenID provider, set up as the README says. */
class KeycloakIT {

    private static final String SIMPLE = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String QUESTION = "{\"query\": \"{ applications { totalCount } }\"}";
    private static final String ADD =
            "mutation($id: ID!, $in: EventAPIDefinitionInput!) { addEventAPI(applicationID: $id, in: $in) { id } }";
    private static final String FOR_RUNTIME = """
            query($id: ID!) { applicationsForRuntime(runtimeID: $id) { data { eventAPIs { data {
              auth { credential { ... on BasicCredentialData { password } } } } } } } }""";

    private static final Keycloak KEYCLOAK = Keycloak.start();

    private static final EventplaneServer SERVER = EventplaneServer.named("keycloak")
            .env("EVENTPLANE_OIDC_ISSUER", KEYCLOAK.issuer())
            .env("EVENTPLANE_OIDC_CLIENT_ID", "graphiql");

    private final Director operator = as("operator");

    @BeforeAll
    static void start() {
        SERVER.start();
        KEYCLOAK.awaitReady();
        SERVER.awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        KEYCLOAK.close();
    }

    @Test
    void clients_do_what_the_scopes_say_that_they_asked_for() {
        var name = Names.unique("portal");
        var create = "mutation($name: String!) { createApplication(in: {name: $name}) { id } }";

        assertThat(as("portal").errorCode(create, Map.of("name", name))).isEqualTo("forbidden");
        assertThat(as("portal", "application:write")
                        .query(create, Map.of("name", name))
                        .at("/createApplication/id")
                        .asString())
                .isNotBlank();
    }

    @Test
    void without_a_token_nobody_is_anybody() {
        assertThat(Director.of(SERVER).post(QUESTION).statusCode()).isEqualTo(401);
        assertThat(Director.of(SERVER).as("admin", "").post(QUESTION).statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_application_and_a_runtime_have_clients_of_their_own() {
        var application = operator.createApplication(Names.unique("streetlights"));
        var other = operator.createApplication(Names.unique("other"));
        var runtime = operator.query("mutation { createRuntime(in: {name: \"keycloak\"}) { id } }")
                .at("/createRuntime/id")
                .asString();
        operator.query(
                "mutation($id: ID!) { setApplicationClient(applicationID: $id, clientID: \"streetlights\") { clientID } }",
                Map.of("id", application));
        operator.query(
                "mutation($id: ID!) { setRuntimeClient(runtimeID: $id, clientID: \"runtime\") { clientID } }",
                Map.of("id", runtime));
        var streetlights = as("streetlights");
        var guarded = EventApis.guarded(SIMPLE, "ada", "hush");

        streetlights.add(application, guarded);

        assertThat(streetlights.errorCode(ADD, Map.of("id", other, "in", guarded)))
                .isEqualTo("forbidden");
        assertThat(passwords(as("runtime"), runtime)).contains("hush");
        assertThat(passwords(operator, runtime)).contains("*****").doesNotContain("hush");
    }

    @Test
    void a_person_logs_in() {
        var token = KEYCLOAK.tokenOfPerson(
                "graphiql", "ada", "change-me", "http://127.0.0.1:9080/graphql-ui/", "openid application:write admin");
        var ada = Director.of(SERVER).withToken(token);

        // The scope admin is for who has the role.
        assertThat(ada.createApplication(Names.unique("adas"))).isNotBlank();
        assertThat(ada.errorCode("mutation { createRuntime(in: {name: \"adas\"}) { id } }", Map.of()))
                .isEqualTo("forbidden");
    }

    @Test
    void a_new_key_is_found() {
        assertThat(as("portal").post(QUESTION).statusCode()).isEqualTo(200);
        KEYCLOAK.rotate();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(as("portal").post(QUESTION).statusCode()).isEqualTo(200));
    }

    private static List<String> passwords(Director reader, String runtime) {
        return reader.query(FOR_RUNTIME, Map.of("id", runtime)).findValuesAsString("password");
    }

    private static Director as(String client, String... scopes) {
        return Director.of(SERVER).withToken(KEYCLOAK.tokenOf(client, scopes));
    }
}
