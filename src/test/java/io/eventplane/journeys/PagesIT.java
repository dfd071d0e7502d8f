package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Lists in pages. */
@ExtendWith(SharedServer.class)
class PagesIT {

    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String CREATE = "mutation($in: ApplicationInput!) { createApplication(in: $in) { id } }";
    private static final String PAGE = """
            query($id: ID!, $group: String, $first: Int, $after: PageCursor) { application(id: $id) {
              eventAPIs(group: $group, first: $first, after: $after) {
                data { id name } totalCount pageInfo { startCursor endCursor hasNextPage } } } }""";

    private final Director director;

    PagesIT(EventplaneServer server) {
        this.director = Director.of(server);
    }

    @Test
    void a_page_has_100_rows_unless_asked_otherwise() {
        String application = createWith(101);

        JsonNode page = director.query(
                        "query($id: ID!) { application(id: $id) { eventAPIs { data { id } ... on Pageable { totalCount pageInfo { hasNextPage } } } } }",
                        Map.of("id", application))
                .at("/application/eventAPIs");

        assertThat(page.path("data")).hasSize(100);
        assertThat(page.path("totalCount").asInt()).isEqualTo(101);
        assertThat(page.at("/pageInfo/hasNextPage").booleanValue()).isTrue();
    }

    @Test
    void pages_follow_each_other_in_the_order_of_registration() {
        String application = createWith(5);
        List<String> names = new ArrayList<>();
        JsonNode page = page(application, Map.of("first", 2));
        names.addAll(names(page));
        while (page.at("/pageInfo/hasNextPage").booleanValue()) {
            page = page(
                    application,
                    Map.of("first", 2, "after", page.at("/pageInfo/endCursor").asString()));
            assertThat(page.path("totalCount").asInt()).isEqualTo(5);
            names.addAll(names(page));
        }
        JsonNode beyond =
                page(application, Map.of("after", page.at("/pageInfo/endCursor").asString()));

        assertThat(names).containsExactly("api-0", "api-1", "api-2", "api-3", "api-4");
        assertThat(names(beyond)).isEmpty();
        assertThat(beyond.path("totalCount").asInt()).isEqualTo(5);
        assertThat(beyond.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
    }

    @Test
    void a_group_is_paged_by_itself() {
        String application = createWith(5);

        JsonNode even = page(application, Map.of("group", "even", "first", 2));
        JsonNode rest = page(
                application,
                Map.of(
                        "group",
                        "even",
                        "first",
                        2,
                        "after",
                        even.at("/pageInfo/endCursor").asString()));

        assertThat(names(even)).containsExactly("api-0", "api-2");
        assertThat(even.path("totalCount").asInt()).isEqualTo(3);
        assertThat(even.at("/pageInfo/hasNextPage").booleanValue()).isTrue();
        assertThat(names(rest)).containsExactly("api-4");
        assertThat(rest.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
        assertThat(page(application, Map.of("group", "none")).path("totalCount").asInt())
                .isZero();
    }

    @Test
    void applications_and_runtimes_are_paged_too() {
        Stream.of("one", "two").forEach(name -> director.createApplication(Names.unique(name)));

        for (String list : List.of("applications", "runtimes")) {
            JsonNode page = director.query(
                            "{ " + list + "(first: 1) { data { id } totalCount pageInfo { hasNextPage endCursor } } }")
                    .path(list);
            assertThat(page.path("data")).hasSize(1);
            assertThat(page.at("/pageInfo/hasNextPage").booleanValue())
                    .isEqualTo(page.path("totalCount").asInt() > 1);
        }
    }

    @Test
    void pages_of_no_size_or_after_no_cursor_are_invalid() {
        for (String arguments : List.of("first: 0", "first: -1", "first: 1001", "after: \"nonsense\"")) {
            assertThat(director.errorCode("{ applications(" + arguments + ") { totalCount } }", Map.of()))
                    .as(arguments)
                    .isEqualTo("invalid-input");
        }
    }

    /** Creates an Application with so many event APIs, {@code api-0} and so on, whose groups are even and odd. */
    private String createWith(int count) {
        List<Map<String, Object>> eventApis = IntStream.range(0, count)
                .mapToObj(i -> EventApis.with(
                        EventApis.with(EventApis.of(ACCOUNTS), "name", "api-" + i),
                        "group",
                        i % 2 == 0 ? "even" : "odd"))
                .toList();
        return director.query(CREATE, Map.of("in", Map.of("name", Names.unique("many"), "eventAPIs", eventApis)))
                .at("/createApplication/id")
                .asString();
    }

    private JsonNode page(String application, Map<String, Object> arguments) {
        return director.query(PAGE, EventApis.with(arguments, "id", application))
                .at("/application/eventAPIs");
    }

    private static List<String> names(JsonNode page) {
        return page.path("data").findValuesAsString("name");
    }
}
