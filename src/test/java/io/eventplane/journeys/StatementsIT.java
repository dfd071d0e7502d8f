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
            { applications(first: 50) { totalCount data { id name eventAPIs(first: 20) { totalCount
              data { id name group version { value } application { name } eventURL spec { format data } } } } } }""";
    private static final String WITHOUT_DOCUMENTS =
            "{ applications(first: 50) { data { eventAPIs(group: \"g\") { data { id spec { format } } } } } }";

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
    void a_query_over_many_applications_takes_as_many_statements_as_one_over_few() throws SQLException {
        create(2, 2);
        long few = statements.during(() -> ask(EVERYTHING, 2), "select");
        create(10, 5);
        long many = statements.during(() -> ask(EVERYTHING, 12), "select");

        assertThat(many).isEqualTo(few).isBetween(1L, 8L);
    }

    @Test
    void documents_are_read_only_when_they_are_asked_for() throws SQLException {
        create(1, 1);

        assertThat(statements.during(() -> director().query(WITHOUT_DOCUMENTS), "event_api_spec"))
                .isZero();
        assertThat(statements.during(() -> director().query(EVERYTHING), "event_api_spec"))
                .isOne();
    }

    private static void ask(String query, int atLeast) {
        JsonNode applications = director().query(query).at("/applications/data");
        assertThat(applications.size()).isGreaterThanOrEqualTo(atLeast);
        assertThat(applications)
                .allSatisfy(application -> assertThat(application.at("/eventAPIs/data"))
                        .hasSize(application.at("/eventAPIs/totalCount").asInt())
                        .allSatisfy(definition -> {
                            assertThat(definition.at("/application/name")).isEqualTo(application.path("name"));
                            assertThat(definition.at("/spec/data").asString()).isEqualTo(DOCUMENT);
                        }));
    }

    private static void create(int applications, int definitions) {
        for (int each = 0; each < applications; each++) {
            List<Map<String, ?>> eventApis = IntStream.range(0, definitions)
                    .<Map<String, ?>>mapToObj(i -> EventApis.of(DOCUMENT))
                    .toList();
            director().query(CREATE, Map.of("in", Map.of("name", Names.unique("counted"), "eventAPIs", eventApis)));
        }
    }

    private static Director director() {
        return Director.of(server);
    }
}
