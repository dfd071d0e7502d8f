package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a query costs the store: a number of statements that does not grow with what is in it. */
class StatementsIT {

    private static final String DOCUMENT = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String CREATE = "mutation($in: ApplicationInput!) { createApplication(in: $in) { id } }";
    private static final String EVERYTHING = """
            query($id: ID!) { application(id: $id) { name eventAPIs { totalCount
              data { id name group version { value } application { name } spec { format data } } } } }""";
    private static final String WITHOUT_DOCUMENTS =
            "query($id: ID!) { application(id: $id) { eventAPIs(group: \"g\") { data { id spec { format } } } } }";

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
