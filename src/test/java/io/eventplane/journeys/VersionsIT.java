package io.eventplane.journeys;

import static io.eventplane.journeys.Gateway.awaitStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.journeys.Director.Registration;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A version of an event API comes to its end, and a newer one is there. */
@ExtendWith(SharedServer.class)
class VersionsIT {

    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");

    private final Flow flow;

    VersionsIT(EventplaneServer server) {
        this.flow = Flow.of(server);
    }

    @Test
    void publishers_of_an_ending_version_are_told_and_then_refused() {
        Registration one = flow.registered(version(Map.of("value", "1.0.0")));
        Registration two = flow.director().add(one.applicationId(), version(Map.of("value", "2.0.0-rc.1")));
        flow.gateway(two);
        Map<String, ?> ending = Map.of(
                "value",
                "1.0.0",
                "deprecatedSince",
                "2026-01-31",
                "forRemoval",
                true,
                "sunset",
                "2200-01-01T00:00:00Z");

        flow.director().update(one.definitionId(), version(ending));

        var offered = flow.offered().awaitGeneration(one.definitionId(), 2);
        assertThat(offered.at("/version/deprecation").asString()).isEqualTo("2026-01-31T00:00:00Z");
        assertThat(offered.at("/version/sunset").asString()).isEqualTo("2200-01-01T00:00:00Z");
        Gateway gateway = Gateway.at(one.eventUrl());
        HttpResponse<String> warned = awaitSunset(gateway);
        assertThat(warned.statusCode()).isEqualTo(202);
        assertThat(warned.headers().firstValue("Deprecation")).contains("@1769817600");
        assertThat(warned.headers().firstValue("Sunset")).contains("Wed, 01 Jan 2200 00:00:00 GMT");
        assertThat(warned.headers().firstValue("Link")).contains("<" + two.eventUrl() + ">; rel=\"successor-version\"");

        flow.director()
                .update(
                        one.definitionId(),
                        version(Map.of("value", "1.0.0", "forRemoval", true, "sunset", "2026-01-01T00:00:00Z")));

        HttpResponse<String> refused = awaitStatus(410, () -> gateway.plain("{}"));
        assertThat(refused.body())
                .contains("urn:eventplane:problem:retired")
                .contains(two.eventUrl().toString());
    }

    private static HttpResponse<String> awaitSunset(Gateway gateway) {
        return await().until(
                        () -> gateway.plain("{}"),
                        answer -> answer.headers().firstValue("Sunset").isPresent());
    }

    private static Map<String, Object> version(Map<String, ?> version) {
        return EventApis.with(EventApis.with(EventApis.of(ACCOUNTS), "group", "accounts"), "version", version);
    }
}
