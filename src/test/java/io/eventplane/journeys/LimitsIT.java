package io.eventplane.journeys;

import static io.eventplane.journeys.Gateway.awaitStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many events a definition takes is its owner's to say. */
@ExtendWith(SharedServer.class)
class LimitsIT {

    private static final String EVENT = "{\"displayName\": \"Ada\"}";

    private final Flow flow;

    LimitsIT(EventplaneServer server) {
        this.flow = Flow.of(server);
    }

    @Test
    void the_rate_of_a_definition_is_held_and_can_be_changed() {
        Map<String, Object> eventApi = EventApis.of(RealDocuments.text("v3/simple-asyncapi.yml"));
        Registration accounts = flow.registered(EventApis.with(eventApi, "maxEventsPerSecond", 1));
        Gateway gateway = flow.gateway(accounts);

        HttpResponse<String> tooEarly = awaitStatus(429, () -> gateway.plain(EVENT));

        assertThat(tooEarly.headers().firstValue("Retry-After")).contains("1");
        assertThat(tooEarly.body()).contains("urn:eventplane:problem:rate-exceeded", "this event API");
        assertThat(flow.director()
                        .query(
                                "query($id: ID!) { eventAPI(id: $id) { maxEventsPerSecond } }",
                                Map.of("id", accounts.definitionId()))
                        .at("/eventAPI/maxEventsPerSecond")
                        .asInt())
                .isEqualTo(1);

        flow.director().update(accounts.definitionId(), EventApis.with(eventApi, "maxEventsPerSecond", 1000));
        awaitStatus(202, () -> gateway.plain(EVENT));
        for (int event = 0; event < 5; event++) {
            awaitStatus(202, () -> gateway.plain(EVENT));
        }

        flow.director().update(accounts.definitionId(), EventApis.with(eventApi, "maxEventsPerSecond", 1));
        awaitStatus(429, () -> gateway.plain(EVENT));

        flow.director().update(accounts.definitionId(), eventApi);
        awaitStatus(202, () -> gateway.plain(EVENT));
    }
}
