package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the GraphQL API promises beyond its schema. */
@ExtendWith(SharedServer.class)
class GraphQLApiIT {

    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String CREATE = "mutation($in: ApplicationInput!) { createApplication(in: $in) { id } }";
    private static final String ADD =
            "mutation($id: ID!, $in: EventAPIDefinitionInput!) { addEventAPI(applicationID: $id, in: $in) { id } }";
    private static final String AUTH = """
            query($id: ID!) { eventAPI(id: $id) {
              auth { additionalHeaders additionalQueryParams credential { __typename
                ... on BasicCredentialData { username } ... on OAuthCredentialData { clientId url } } }
              externalSubscriptions { attributes } } }""";

    private final Director director;

    GraphQLApiIT(EventplaneServer server) {
        this.director = Director.of(server);
    }

    /** As GraphiQL does: its page and its library name one each, and the browser puts them into one line. */
    @Test
    void a_content_type_may_be_named_twice() {
        HttpRequest.Builder request = HttpRequest.newBuilder(director.graphql())
                .header("Content-Type", "application/json, application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ __typename }\"}"));

        assertThat(Http.send(request).body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
    }

    @Test
    void maps_are_json_objects_as_literals() {
        String application = director.createApplication(Names.unique("literal"));
        String added = """
                mutation($id: ID!, $data: CLOB!) { addEventAPI(applicationID: $id, in: {
                  spec: {data: $data, eventSpecType: ASYNC_API},
                  auth: {credential: {basic: {username: "ada", password: "p"}},
                    additionalHeaders: {accept: ["text/plain", "text/html"], dnt: "1"}, additionalQueryParams: {page: ["1"]}},
                  externalSubscriptions: [{url: "mqtt://m:1883", topic: "t", attributes: {shareName: "g", qos: "2"}}]
                }) { id } }""";

        JsonNode answer = director.query(added, Map.of("id", application, "data", ACCOUNTS));

        assertMaps(answer.at("/addEventAPI/id").asString());
    }

    @Test
    void maps_are_json_objects_as_variables() {
        Map<String, Object> auth = EventApis.with(
                EventApis.with(
                        EventApis.basic("ada", "p"),
                        "additionalHeaders",
                        Map.of("accept", List.of("text/plain", "text/html"), "dnt", "1")),
                "additionalQueryParams",
                Map.of("page", List.of("1")));
        Map<String, Object> subscription =
                Map.of("url", "mqtt://m:1883", "topic", "t", "attributes", Map.of("shareName", "g", "qos", "2"));

        Registration registration = director.register(
                Names.unique("variable"),
                EventApis.with(
                        EventApis.with(EventApis.of(ACCOUNTS), "auth", auth),
                        "externalSubscriptions",
                        List.of(subscription)));

        assertMaps(registration.definitionId());
    }

    @Test
    void maps_may_be_variables_inside_of_literals() {
        String application = director.createApplication(Names.unique("inside"));
        String add = """
                mutation($id: ID!, $data: CLOB!, $headers: HttpHeaders, $attributes: EventAPISubscriptionAttributes) {
                  addEventAPI(applicationID: $id, in: {
                    spec: {data: $data, eventSpecType: ASYNC_API},
                    auth: {credential: {basic: {username: "ada", password: "p"}},
                      additionalHeaders: $headers, additionalQueryParams: {page: "1"}},
                    externalSubscriptions: [{url: "mqtt://m:1883", topic: "t", attributes: $attributes}]
                  }) { id } }""";
        Map<String, Object> variables = Map.of(
                "id",
                application,
                "data",
                ACCOUNTS,
                "headers",
                Map.of("accept", List.of("text/plain", "text/html"), "dnt", List.of("1")),
                "attributes",
                Map.of("shareName", "g", "qos", "2"));

        assertMaps(director.query(add, variables).at("/addEventAPI/id").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "[\"a\"]", "7", "{qos: 2}", "{qos: [\"2\"]}", "{qos: null}"})
    void subscription_attributes_of_another_kind_are_invalid(String attributes) {
        String application = director.createApplication(Names.unique("kind"));
        String add =
                "mutation($id: ID!, $data: CLOB!) { addEventAPI(applicationID: $id, in: {spec: {data: $data, eventSpecType: ASYNC_API},"
                        + " externalSubscriptions: [{url: \"mqtt://m:1883\", topic: \"t\", attributes: " + attributes
                        + "}]}) { id } }";

        assertThat(director.errorCode(add, Map.of("id", application, "data", ACCOUNTS)))
                .isEqualTo("invalid-input");
        assertThat(eventApisOf(application)).isZero();
    }

    @Test
    void a_credential_is_one_of_a_union() {
        Registration basic = director.register(Names.unique("basic"), EventApis.guarded(ACCOUNTS, "ada", "p"));
        Registration oauth = director.register(
                Names.unique("oauth"), EventApis.with(EventApis.of(ACCOUNTS), "auth", EventApis.oauth("client", "s")));

        assertThat(auth(basic).at("/credential/__typename").asString()).isEqualTo("BasicCredentialData");
        assertThat(auth(basic).at("/credential/username").asString()).isEqualTo("ada");
        assertThat(auth(oauth).at("/credential/__typename").asString()).isEqualTo("OAuthCredentialData");
        assertThat(auth(oauth).at("/credential/url").asString()).isEqualTo("https://login.example.com/token");
    }

    @Test
    void what_a_bus_does_not_know_is_told_with_its_place_and_what_it_knows() {
        Map<String, Object> subscription =
                Map.of("url", "mqtt://m:1883", "topic", "lit/#", "attributes", Map.of("group.id", "lamps"));
        Map<String, Object> eventApi =
                EventApis.with(EventApis.of(ACCOUNTS), "externalSubscriptions", List.of(subscription));

        JsonNode answer = director.answer(
                CREATE, Map.of("in", Map.of("name", Names.unique("unheard"), "eventAPIs", List.of(eventApi))));

        JsonNode error = answer.at("/errors/0/extensions");
        assertThat(error.path("code").asString()).isEqualTo("invalid-input");
        assertThat(error.path("violations")).hasSize(1);
        JsonNode violation = error.at("/violations/0");
        assertThat(violation.path("pointer").asString())
                .isEqualTo("/eventAPIs/0/externalSubscriptions/0/attributes/group.id");
        assertThat(violation.path("rule").asString()).isEqualTo("subscription-attribute");
        assertThat(violation.path("message").asString()).startsWith("MQTT has no such attribute; it has version, qos,");
    }

    @Test
    void a_credential_is_exactly_one_of_both() {
        Map<String, Object> both = Map.of(
                "basic", Map.of("username", "ada", "password", "p"),
                "oauth", Map.of("clientId", "c", "clientSecret", "s", "url", "https://login.example.com"));

        for (Map<String, Object> credential : List.of(both, Map.<String, Object>of())) {
            Map<String, Object> eventApi =
                    EventApis.with(EventApis.of(ACCOUNTS), "auth", Map.of("credential", credential));
            JsonNode answer = director.answer(
                    CREATE, Map.of("in", Map.of("name", Names.unique("both"), "eventAPIs", List.of(eventApi))));
            assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("invalid-input");
            assertThat(answer.at("/errors/0/extensions/violations/0/pointer").asString())
                    .isEqualTo("/eventAPIs/0/auth/credential");
        }
    }

    @Test
    void a_specification_is_exactly_one_of_data_and_fetch_request() {
        Map<String, Object> both = Map.of(
                "eventSpecType",
                "ASYNC_API",
                "data",
                ACCOUNTS,
                "fetchRequest",
                Map.of("url", "https://specs.example.com/a"));
        String application = director.createApplication(Names.unique("spec"));

        for (Map<String, Object> spec : List.of(both, Map.<String, Object>of("eventSpecType", "ASYNC_API"))) {
            assertThat(director.errorCode(ADD, Map.of("id", application, "in", Map.of("spec", spec))))
                    .isEqualTo("invalid-input");
        }
    }

    @Test
    void what_is_left_out_has_its_default() {
        Registration registration = director.register(
                Names.unique("default"), EventApis.with(EventApis.of(ACCOUNTS), "version", Map.of("value", "1.2")));

        JsonNode event = director.query(
                        "query($id: ID!) { eventAPI(id: $id) { name group generation auth { __typename } externalSubscriptions { url }"
                                + " version { value deprecated deprecatedSince forRemoval } spec { type format fetchRequest { url } } } }",
                        Map.of("id", registration.definitionId()))
                .path("eventAPI");

        assertThat(event.path("name").asString()).isEqualTo("Account Service");
        assertThat(event.path("generation").asInt()).isEqualTo(1);
        assertThat(event.path("group").isNull()).isTrue();
        assertThat(event.path("auth").isNull()).isTrue();
        assertThat(event.path("externalSubscriptions").isArray()).isTrue();
        assertThat(event.path("externalSubscriptions")).isEmpty();
        assertThat(event.at("/version/deprecated").booleanValue()).isFalse();
        assertThat(event.at("/version/forRemoval").booleanValue()).isFalse();
        assertThat(event.at("/version/deprecatedSince").isNull()).isTrue();
        assertThat(event.at("/spec/type").asString()).isEqualTo("ASYNC_API");
        assertThat(event.at("/spec/format").asString()).isEqualTo("YAML");
        assertThat(event.at("/spec/fetchRequest").isNull()).isTrue();
    }

    @Test
    void an_application_is_created_with_all_its_event_apis_or_not_at_all() {
        String name = Names.unique("whole");
        Map<String, Object> broken = EventApis.of("asyncapi: 3.0.0\ninfo: {title: t}\nchannels: 7");

        JsonNode answer = director.answer(
                CREATE, Map.of("in", Map.of("name", name, "eventAPIs", List.of(EventApis.of(ACCOUNTS), broken))));
        String created = director.query(
                        CREATE, Map.of("in", Map.of("name", name, "eventAPIs", List.of(EventApis.of(ACCOUNTS)))))
                .at("/createApplication/id")
                .asString();

        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("invalid-input");
        assertThat(answer.at("/errors/0/extensions/violations/0/pointer").asString())
                .startsWith("/eventAPIs/1/spec/data");
        assertThat(eventApisOf(created)).isEqualTo(1);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        for (String query : List.of(
                "{ application(id: \"none\") { id } }",
                "{ eventAPI(id: \"none\") { id } }",
                "{ applicationsForRuntime(runtimeID: \"none\") { totalCount } }",
                "mutation { deleteApplication(id: \"none\") { id } }",
                "mutation { deleteEventAPI(id: \"none\") { id } }")) {
            assertThat(director.errorCode(query, Map.of())).as(query).isEqualTo("not-found");
        }
        assertThat(director.errorCode(ADD, Map.of("id", "none", "in", EventApis.of(ACCOUNTS))))
                .isEqualTo("not-found");
    }

    private int eventApisOf(String application) {
        return director.query(
                        "query($id: ID!) { application(id: $id) { eventAPIs { totalCount } } }",
                        Map.of("id", application))
                .at("/application/eventAPIs/totalCount")
                .asInt();
    }

    private JsonNode auth(Registration registration) {
        return director.query(AUTH, Map.of("id", registration.definitionId())).at("/eventAPI/auth");
    }

    private void assertMaps(String definitionId) {
        JsonNode event = director.query(AUTH, Map.of("id", definitionId)).path("eventAPI");
        assertThat(event.at("/auth/additionalHeaders/accept").valueStream().map(JsonNode::asString))
                .containsExactly("text/plain", "text/html");
        assertThat(event.at("/auth/additionalHeaders/dnt/0").asString()).isEqualTo("1");
        assertThat(event.at("/auth/additionalQueryParams/page/0").asString()).isEqualTo("1");
        assertThat(event.at("/externalSubscriptions/0/attributes/shareName").asString())
                .isEqualTo("g");
        assertThat(event.at("/externalSubscriptions/0/attributes/qos").asString())
                .isEqualTo("2");
    }
}
