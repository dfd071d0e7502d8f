package io.eventplane.journeys;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the agent offers at {@code /runtime/events}. */
record RuntimeEvents(EventplaneServer server) {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    static RuntimeEvents of(EventplaneServer server) {
        return new RuntimeEvents(server);
    }

    List<JsonNode> all() {
        return List.copyOf(JSON.readTree(get("").body()).path("events").values());
    }

    Optional<JsonNode> find(String definitionId) {
        HttpResponse<String> answer = get("/" + definitionId);
        return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
    }

    /** The rewritten document, as it is served. */
    HttpResponse<String> asyncapi(String definitionId) {
        return get("/" + definitionId + "/asyncapi");
    }

    JsonNode awaitVisible(String definitionId) {
        return awaitGeneration(definitionId, 1);
    }

    /** Waits until it is offered in this generation or a later one. */
    JsonNode awaitGeneration(String definitionId, long generation) {
        return await("event API " + definitionId + " is offered")
                .atMost(LONG)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> find(definitionId),
                        found -> found.filter(event -> event.path("generation").asLong() >= generation)
                                .isPresent())
                .orElseThrow();
    }

    void awaitGone(String definitionId) {
        await("event API " + definitionId + " is withdrawn")
                .atMost(LONG)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get("/" + definitionId).statusCode() == 404);
    }

    private HttpResponse<String> get(String path) {
        return Http.get(server.uri("/runtime/events" + path));
    }
}
