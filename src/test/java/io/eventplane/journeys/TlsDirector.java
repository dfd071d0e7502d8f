package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a Director that speaks TLS, by a client that trusts it. */
record TlsDirector(EventplaneServer server, HttpClient client) {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String CREATE =
            "mutation($in: ApplicationInput!) { createApplication(in: $in) { eventAPIs { data { eventURL } } } }";

    /** The data of an answer. */
    JsonNode ask(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        var json = JsonMapper.shared();
        var body = json.writeValueAsString(Map.of("query", query, "variables", variables));
        var answer = client.send(
                HttpRequest.newBuilder(server.uri("/graphql"))
                        .timeout(LONG)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).path("data");
    }

    /** Registers an event API, and publishes an event once the gateway has fetched it. */
    void registerAndPublish() throws IOException, InterruptedException {
        var in = Map.of("name", Names.unique("tls"), "eventAPIs", List.of(EventApis.of(ACCOUNTS)));
        var eventUrl = ask(CREATE, Map.of("in", in)).at("/createApplication/eventAPIs/data/0/eventURL");
        await().atMost(LONG).untilAsserted(() -> {
            var marker = SentEvent.of("UserSignedUp", "{}");
            Flow.assertAccepted(Gateway.at(URI.create(eventUrl.asString())).binary(marker), marker);
        });
    }
}
