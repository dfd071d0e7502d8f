package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What requests cost the store: a number of statements, and rows touched, that do not grow with what is in it. */
class StatementsIT {

    private static final String DOCUMENT = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String CREATE = "mutation($in: ApplicationInput!) { createApplication(in: $in) { id } }";
    private static final String EVERYTHING = """
            query($id: ID!) { application(id: $id) { name eventAPIs { totalCount
              data { id name group version { value } application { name } spec { format data } } } } }""";
    private static final String WITHOUT_DOCUMENTS =
            "query($id: ID!) { application(id: $id) { eventAPIs(group: \"g\") { data { id spec { format } } } } }";

    private static final String WALK =
            "query($id: ID!, $group: String) { application(id: $id) { eventAPIs(group: $group) { data { id } } } }";

    /** With a few rows every plan is as good. */
    private static final int MANY = 20_000;

    private static final String BY_KEY = "PRIMARY_KEY\\w*: ID ";

    private static final String PAGE = "totalCount data { id eventURL elsewhere: eventURL(runtimeID: $runtime) }";
    private static final String ALIASES = "query($runtime: ID!) { applications(first: 1000) { data { id"
            + " all: eventAPIs { %1$s } two: eventAPIs(group: \"g\", first: 2) { %1$s }"
            + " none: eventAPIs(group: \"h\") { %1$s } } } }";
    private static final String ONE =
            "query($runtime: ID!, $id: ID!) { application(id: $id) { id eventAPIs%s { %s } } }";
    private static final String CHANNELS =
            "query($id: ID!) { application(id: $id) { eventAPIs { data { channels { name eventURLs { url } endpoints { url } } } } } }";
    private static final String ROLLOUTS =
            "query($id: ID!) { application(id: $id) { eventAPIs { data { rollout { state runtimeID lastSeen } } } } }";

    private static EventplaneServer server;
    private static StatementCount statements;

    @BeforeAll
    static void start() throws SQLException {
        server = EventplaneServer.named("statements");
        server.env("EVENTPLANE_DIRECTOR_DATABASE_URL", StatementCount.url(server.data()))
                // Nobody asks but this test.
                .env("EVENTPLANE_DIRECTOR_LOCAL_RUNTIME", "false");
        server.start().awaitDirector();
        statements = StatementCount.in(server.data());
    }

    @AfterAll
    static void stop() throws SQLException {
        statements.close();
        server.close();
    }

    @Test
    void a_query_over_many_definitions_takes_as_many_statements_as_one_over_few() throws SQLException {
        String few = create(2);
        String many = create(40);

        long forFew = statements.during(() -> ask(few, 2), "event_api_");
        long forMany = statements.during(() -> ask(many, 40), "event_api_");

        assertThat(forMany).isEqualTo(forFew).isBetween(1L, 4L);
    }

    @Test
    void documents_are_read_only_when_they_are_asked_for() throws SQLException {
        String application = create(2);

        assertThat(statements.during(
                        () -> director().query(WITHOUT_DOCUMENTS, Map.of("id", application)), "event_api_spec"))
                .isZero();
        assertThat(statements.during(() -> ask(application, 2), "event_api_spec"))
                .isOne();
    }

    @Test
    void a_registration_looks_for_nothing_that_cannot_be_there_yet() throws SQLException {
        String application = create(0);
        Runnable registration = () -> director().add(application, EventApis.of(DOCUMENT));

        assertThat(statements.during(registration, "update application")).isOne();
        assertThat(statements.during(registration, "insert into event_api_")).isEqualTo(2);
        assertThat(statements.during(registration, "event_api_")).isEqualTo(2);
        assertThat(statements.during(registration, "from application")).isZero();
        assertThat(statements.during(registration, "from spec_fetch where")).isZero();
    }

    @Test
    void a_page_walks_along_its_index_however_many_there_are() throws SQLException {
        String application = create(1);
        copy(application);

        assertThat(plans(WALK, Map.of("id", application))).satisfiesExactly(walks("page"));
        assertThat(plans(WALK, Map.of("id", application, "group", "g"))).satisfiesExactly(walks("group_page"));
    }

    private static ThrowingConsumer<String> walks(String index) {
        return plan -> assertThat(plan)
                .containsIgnoringCase("event_api_definition_" + index + ":")
                .contains("/* index sorted */");
    }

    @Test
    void one_definition_is_found_by_its_key() throws SQLException {
        String application = create(1);
        copy(application);
        String id = director().add(application, EventApis.of(DOCUMENT)).definitionId();

        assertThat(plans("query($id: ID!) { eventAPI(id: $id) { name } }", Map.of("id", id)))
                .singleElement()
                .asString()
                .containsPattern(BY_KEY);
    }

    private static List<String> plans(String query, Map<String, ?> variables) throws SQLException {
        return statements.plansDuring(() -> director().query(query, variables), "from event_api_definition");
    }

    private static void copy(String application) throws SQLException {
        statements.execute(
                "insert into event_api_definition (id, application_id, revision, generation, name, group_name,"
                        + " spec_type, external_subscriptions, created_at, updated_at) select random_uuid(), d.application_id, 1,"
                        + " 1, 'copy', 'g', d.spec_type, d.external_subscriptions, d.created_at, d.updated_at"
                        + " from event_api_definition d, system_range(1, " + MANY + ") where d.application_id = '"
                        + application
                        + "'");
    }

    @Test
    void many_applications_take_as_many_statements_as_few_whatever_their_aliases_ask_for() throws SQLException {
        create(2);
        create(3);
        String runtime = runtime("elsewhere");
        runtime("first");
        Map<String, String> variables = Map.of("runtime", runtime);
        String query = ALIASES.formatted(PAGE);

        long forFew = selects(query, variables);
        IntStream.range(0, 10).forEach(i -> create(4));
        long forMany = selects(query, variables);

        assertThat(forMany).isEqualTo(forFew).isBetween(1L, 20L);
        assertThat(director().query(query, variables).at("/applications/data"))
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(application -> {
                    assertThat(application.path("all")).isEqualTo(alone(application, runtime, ""));
                    assertThat(application.path("two"))
                            .isEqualTo(alone(application, runtime, "(group: \"g\", first: 2)"));
                    assertThat(application.path("none")).isEqualTo(alone(application, runtime, "(group: \"h\")"));
                });
    }

    @Test
    void channels_of_many_definitions_take_one_look_at_the_documents_and_then_none() throws SQLException {
        for (int definitions : List.of(2, 40)) {
            Map<String, String> variables = Map.of("id", create(definitions));

            assertThat(statements.during(() -> channels(variables, definitions), "event_api_spec"))
                    .isOne();
            assertThat(statements.during(() -> channels(variables, definitions), "event_api_spec"))
                    .isZero();
            assertThat(statements.during(() -> channels(variables, definitions), "from runtime"))
                    .isOne();
            assertThat(statements.during(() -> channels(variables, definitions), "from rollout"))
                    .isOne();
        }
    }

    @Test
    void what_was_reported_of_many_definitions_takes_one_look() throws SQLException {
        Map<String, String> variables = Map.of("id", create(40));

        assertThat(statements.during(() -> director().query(ROLLOUTS, variables), "from rollout"))
                .isOne();
        assertThat(statements.during(() -> director().query(ROLLOUTS, variables), "from reporter"))
                .isZero();
    }

    /** Of what was asked for: the Director looks for what is due in the background, too. */
    private static long selects(String query, Map<String, String> variables) throws SQLException {
        long all = 0;
        for (String table : List.of("from event_api_", "from application", "from runtime")) {
            all += statements.during(() -> director().query(query, variables), table);
        }
        return all;
    }

    private static JsonNode alone(JsonNode application, String runtime, String arguments) {
        return director()
                .query(
                        ONE.formatted(arguments, PAGE),
                        Map.of("runtime", runtime, "id", application.path("id").asString()))
                .at("/application/eventAPIs");
    }

    private static void channels(Map<String, String> variables, int definitions) {
        assertThat(director().query(CHANNELS, variables).at("/application/eventAPIs/data"))
                .hasSize(definitions)
                .allSatisfy(definition ->
                        assertThat(definition.path("channels").size()).isPositive());
    }

    private static String runtime(String name) {
        return director()
                .query(
                        "mutation($in: RuntimeInput!) { createRuntime(in: $in) { id } }",
                        Map.of(
                                "in",
                                Map.of("name", Names.unique(name), "eventGatewayURL", "https://" + name + ".example")))
                .at("/createRuntime/id")
                .asString();
    }

    private static void ask(String application, int definitions) {
        JsonNode answer =
                director().query(EVERYTHING, Map.of("id", application)).path("application");
        assertThat(answer.at("/eventAPIs/totalCount").asInt()).isEqualTo(definitions);
        assertThat(answer.at("/eventAPIs/data")).hasSize(definitions).allSatisfy(definition -> {
            assertThat(definition.at("/application/name")).isEqualTo(answer.path("name"));
            assertThat(definition.at("/spec/data").asString()).isEqualTo(DOCUMENT);
        });
    }

    private static String create(int definitions) {
        List<Map<String, ?>> eventApis = IntStream.range(0, definitions)
                .<Map<String, ?>>mapToObj(i -> EventApis.of(DOCUMENT))
                .toList();
        return director()
                .query(CREATE, Map.of("in", Map.of("name", Names.unique("counted"), "eventAPIs", eventApis)))
                .at("/createApplication/id")
                .asString();
    }

    private static Director director() {
        return Director.of(server);
    }
}
