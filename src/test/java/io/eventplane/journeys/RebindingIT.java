package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.RawHttp.Request;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web page that lets its own name mean 127.0.0.1 gets nothing from a server which asks nobody who they are. */
@ExtendWith(SharedServer.class)
class RebindingIT {

    private static final String QUESTION = "{\"query\": \"{ __typename }\"}";

    private final RawHttp http;

    RebindingIT(EventplaneServer server) {
        this.http = new RawHttp(server.httpPort());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:9080",
                "localhost.rebound.example",
                "127.0.0.1.rebound.example",
                "127.0.0.1.",
                "localhosts",
                "192.0.2.1",
                "0.0.0.0",
                "[::2]"
            })
    void a_name_of_somebody_else_is_refused(String name) {
        assertThat(ask(name).status()).isEqualTo(421);
        assertThat(ask(name).code()).isEqualTo("misdirected-request");
        for (String path : new String[] {"/graphql-ui/", "/graphql/schema.graphql", "/runtime/events", "/metrics"}) {
            assertThat(http.send(Request.line("GET " + path + " HTTP/1.1")
                                    .with("Host: " + name)
                                    .with("Connection: close"))
                            .status())
                    .as(path)
                    .isEqualTo(421);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.0.0.1:9080", "localhost", "LOCALHOST:1", "127.1.2.3", "[::1]", "[::1]:9080"})
    void a_name_of_this_machine_is_taken(String name) {
        assertThat(ask(name).status()).isEqualTo(200);
    }

    private RawHttp.Answer ask(String host) {
        return http.send(Request.line("POST /graphql HTTP/1.1")
                .with("Host: " + host)
                .with("Connection: close")
                .with("Content-Type: application/json")
                .with("Content-Length: " + QUESTION.length())
                .carrying(QUESTION));
    }
}
