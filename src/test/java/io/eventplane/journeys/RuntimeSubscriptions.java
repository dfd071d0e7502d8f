package io.eventplane.journeys;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the eventing system tells at {@code /runtime/subscriptions}. */
record RuntimeSubscriptions(EventplaneServer server) {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    static RuntimeSubscriptions of(EventplaneServer server) {
        return new RuntimeSubscriptions(server);
    }

    /** Those of one definition. */
    List<JsonNode> all(String definitionId) {
        var answer = Http.get(server.uri("/runtime/subscriptions?definition=" + definitionId));
        return List.copyOf(JSON.readTree(answer.body()).path("subscriptions").values());
    }

    /** The only one of a definition, once it is in that state. */
    JsonNode awaitState(String definitionId, String state) {
        return await("the subscription of " + definitionId + " is " + state)
                .atMost(LONG)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> all(definitionId),
                        found -> found.size() == 1
                                && found.get(0).path("state").asString().equals(state))
                .get(0);
    }

    void awaitGone(String definitionId) {
        await("the subscriptions of " + definitionId + " are gone")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> all(definitionId).isEmpty());
    }
}
