package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Director and gateway serve HTTP/1.1 and HTTP/2, request after request on one connection. */
@ExtendWith(SharedServer.class)
class HttpVersionsIT {

    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final int TIMES = 20;

    private final Flow flow;

    HttpVersionsIT(EventplaneServer server) {
        this.flow = Flow.of(server);
    }

    @ParameterizedTest
    @EnumSource
    void every_request_of_a_connection_is_served(Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        Registration accounts = flow.director().register(Names.unique("accounts"), ACCOUNTS);
        flow.gateway(accounts);

        try (Consumers consumer = Consumers.coreQueue(flow.server(), flow.addressOf(accounts))) {
            for (int time = 0; time < TIMES; time++) {
                HttpResponse<String> asked =
                        post(client, flow.director().graphql(), "application/json", "{\"query\": \"{ __typename }\"}");
                assertThat(asked.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
                assertThat(asked.version()).isEqualTo(version);

                SentEvent event = SentEvent.of("UserSignedUp", "{}");
                HttpResponse<String> published =
                        post(client, accounts.eventUrl(), "application/cloudevents+json", event.json());
                assertThat(published.version()).isEqualTo(version);
                Flow.assertAccepted(published, event);
                assertThat(consumer.next().id()).isEqualTo(event.id());
            }
        }
    }

    private static HttpResponse<String> post(HttpClient client, URI uri, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
