package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told with every answer. */
@ExtendWith(SharedServer.class)
class AnswerHeadersIT {

    private static final Pattern SCRIPT = Pattern.compile("<script src=\"([^\"]+)\">");

    private final EventplaneServer server;

    AnswerHeadersIT(EventplaneServer server) {
        this.server = server;
    }

    @Test
    void the_page_may_run_and_ask_only_what_it_came_with() {
        var policy = policy(Http.get(server.uri("/graphql-ui/")));

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval");
    }

    @Test
    void all_of_the_page_is_within_its_policy_and_of_the_type_that_it_says() {
        var page = Http.get(server.uri("/graphql-ui/")).body();
        var scripts =
                SCRIPT.matcher(page).results().map(script -> script.group(1)).toList();

        assertThat(scripts).isNotEmpty().noneMatch(script -> script.contains(":"));
        assertThat(page.split("<script", -1)).hasSize(scripts.size() + 1);
        assertThat(scripts)
                .map(script -> Http.get(server.uri("/graphql-ui/" + script)))
                .allSatisfy(script -> assertThat(script.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).contains("javascript")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/graphql", "/graphql/schema.graphql", "/runtime/events", "/nothing/here", "/graphql-ui/none"})
    void nobody_guesses_types_or_shows_answers_in_frames(String path) {
        var answer = Http.get(server.uri(path));

        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(policy(answer)).contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @Test
    void an_answer_of_the_api_is_no_page() {
        var answer = Http.send(HttpRequest.newBuilder(server.uri("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ __typename }\"}")));

        assertThat(policy(answer)).isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void nothing_is_said_of_tls_in_clear() {
        assertThat(Http.get(server.uri("/graphql-ui/")).headers().map()).doesNotContainKey("strict-transport-security");
    }

    private static String policy(HttpResponse<String> answer) {
        var policies = answer.headers().allValues("Content-Security-Policy");
        assertThat(policies).hasSize(1);
        return policies.get(0);
    }
}
