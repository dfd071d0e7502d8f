package io.eventplane.journeys;

import static io.eventplane.journeys.Flow.assertAccepted;
import static io.eventplane.journeys.Flow.assertIsNext;
import static io.eventplane.journeys.Flow.json;
import static io.eventplane.journeys.Gateway.awaitStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.journeys.Director.Registration;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What changes and withdrawals of definitions do to publishers and consumers. */
@ExtendWith(SharedServer.class)
class DefinitionLifeIT {

    private static final String LIGHTS = RealDocuments.text("v3/streetlights-kafka-asyncapi.yml");
    private static final String DIM = "smartylighting.streetlights.1.0.action.lamp-7.dim";
    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");

    private final Flow flow;

    DefinitionLifeIT(EventplaneServer server) {
        this.flow = Flow.of(server);
    }

    @Test
    void an_update_is_a_new_generation_whose_schema_takes_effect() {
        Registration lights = flow.registered(LIGHTS);
        Gateway gateway = flow.gateway(lights).channel(DIM);
        assertThat(gateway.plain("{\"percentage\":80}").statusCode()).isEqualTo(202);

        flow.director().update(lights.definitionId(), EventApis.of(LIGHTS.replace("maximum: 100", "maximum: 50")));

        JsonNode event = flow.offered().awaitGeneration(lights.definitionId(), 2);
        assertThat(event.path("asyncapi").asString()).contains("maximum: 50");
        HttpResponse<String> refused = awaitStatus(422, () -> gateway.plain("{\"percentage\":80}"));
        assertThat(json(refused).at("/violations/0/pointer").asString()).isEqualTo("/percentage");
        assertThat(gateway.plain("{\"percentage\":50}").statusCode()).isEqualTo(202);
    }

    @Test
    void an_update_that_moves_a_channel_closes_the_old_one_and_opens_the_new_one() {
        Registration accounts = flow.registered(ACCOUNTS);

        flow.director()
                .update(
                        accounts.definitionId(),
                        EventApis.of(ACCOUNTS.replace("address: user/signedup", "address: user/gone")));

        JsonNode event = flow.offered().awaitGeneration(accounts.definitionId(), 2);
        assertThat(event.at("/channels/0/address").asString()).isEqualTo("user/gone");
        HttpResponse<String> refused = awaitStatus(
                404, () -> flow.gateway(accounts).channel("user/signedup").plain("{}"));
        assertThat(json(refused).path("type").asString()).isEqualTo("urn:eventplane:problem:unknown-channel");
        assertThat(flow.gateway(accounts).channel("user/gone").plain("{}").statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_deleted_event_api_is_unknown_everywhere() {
        Registration accounts = flow.registered(ACCOUNTS);

        flow.director().delete(accounts.definitionId());

        flow.offered().awaitGone(accounts.definitionId());
        assertUnknownAtGateway(accounts);
        assertThat(flow.offered().asyncapi(accounts.definitionId()).statusCode())
                .isEqualTo(404);
        assertThat(flow.director()
                        .errorCode(
                                "query($id: ID!) { eventAPI(id: $id) { id } }", Map.of("id", accounts.definitionId())))
                .isEqualTo("not-found");
    }

    @Test
    void deleting_an_application_withdraws_all_its_event_apis() {
        Registration first = flow.registered(ACCOUNTS);
        Registration second = flow.director().add(first.applicationId(), EventApis.of(LIGHTS));
        flow.gateway(second);
        flow.offered().awaitVisible(second.definitionId());

        flow.director()
                .query("mutation($id: ID!) { deleteApplication(id: $id) { id } }", Map.of("id", first.applicationId()));

        flow.offered().awaitGone(first.definitionId());
        flow.offered().awaitGone(second.definitionId());
        assertUnknownAtGateway(first);
        assertUnknownAtGateway(second);
    }

    @Test
    void renaming_an_application_moves_its_events_and_leaves_those_that_are_there() {
        Registration accounts = flow.registered(ACCOUNTS);
        String oldAddress = flow.addressOf(accounts);
        SentEvent before = SentEvent.of("UserSignedUp", "{}");
        assertAccepted(flow.gateway(accounts).binary(before), before);
        String name = Names.unique("renamed");

        flow.director()
                .query(
                        "mutation($id: ID!, $name: String!) { updateApplication(id: $id, in: {name: $name}) { name } }",
                        Map.of("id", accounts.applicationId(), "name", name));

        JsonNode event = flow.offered().awaitGeneration(accounts.definitionId(), 2);
        assertThat(event.at("/channels/0/busAddress").asString()).isEqualTo("events." + name + ".user.signedup");
        try (Consumers moved = Consumers.coreQueue(flow.server(), "events." + name + ".user.signedup")) {
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                flow.gateway(accounts).plain("{}");
                return moved.nextIfAny().isPresent();
            });
        }
        assertIsNext(Consumers.coreQueue(flow.server(), oldAddress), before);
    }

    @Test
    void an_event_api_whose_document_is_to_be_fetched_waits_for_it() {
        String application = flow.director().createApplication(Names.unique("fetched"));
        Registration fetched =
                flow.director().add(application, EventApis.fetched(Map.of("url", "http://192.0.2.1/lights.yml")));

        JsonNode spec = flow.director()
                .query(
                        "query($id: ID!) { eventAPI(id: $id) { spec { data format type fetchRequest { url mode filter status { condition timestamp } } } } }",
                        Map.of("id", fetched.definitionId()))
                .at("/eventAPI/spec");

        assertThat(spec.path("data").isNull()).isTrue();
        assertThat(spec.path("format").isNull()).isTrue();
        assertThat(spec.at("/fetchRequest/mode").asString()).isEqualTo("SINGLE");
        assertThat(spec.at("/fetchRequest/status/condition").asString()).isIn("INITIAL", "FAILED");
        assertThat(spec.at("/fetchRequest/status/timestamp").asString()).matches("20.*Z");
        assertThat(flow.offered().awaitVisible(fetched.definitionId()).path("channels"))
                .isEmpty();
        assertThat(flow.offered().asyncapi(fetched.definitionId()).statusCode()).isEqualTo(404);
        assertThat(json(flow.gateway(fetched).plain("{}")).path("type").asString())
                .isEqualTo("urn:eventplane:problem:unknown-channel");
    }

    private static void assertUnknownAtGateway(Registration registration) {
        HttpResponse<String> answer =
                awaitStatus(404, () -> Gateway.at(registration.eventUrl()).post("application/cloudevents+json", "{"));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("type").asString()).isEqualTo("urn:eventplane:problem:unknown-definition");
    }
}
