package io.eventplane.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway on a real socket. */
class HttpSocketTest {

    private static final int TIMES = 20;

    private final ListeningGateway gateway = new ListeningGateway(Definitions.LAMPS);

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void takes_event_after_event_on_a_connection(Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();

        for (int time = 0; time < TIMES; time++) {
            HttpResponse<String> answer = client.send(event("{\"lumens\":1}"), BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        }
        assertThat(gateway.bus().published).hasSize(TIMES);
    }

    private HttpRequest event(String body) {
        return HttpRequest.newBuilder(gateway.uri("/events/d1"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
