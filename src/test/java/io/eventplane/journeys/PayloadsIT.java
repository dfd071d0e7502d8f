package io.eventplane.journeys;

import static io.eventplane.journeys.Flow.json;
import static io.eventplane.journeys.Gateway.awaitStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What events hold: another language than JSON Schema, headers, and what becomes of those that are not as the document says. */
@ExtendWith(SharedServer.class)
class PayloadsIT {

    /** The Adeo case study's request, its Avro schema put into the document, as the Application sends it. */
    private static final String COSTING = """
            asyncapi: 3.1.0
            info: {title: Costing, version: 1.0.0}
            servers: {production: {host: 'prod.example.com:9092', protocol: kafka}}
            channels:
              costingRequestChannel:
                address: adeo-case-study-COSTING-REQUEST
                messages: {CostingRequest: {$ref: '#/components/messages/costingRequestV1'}}
            operations:
              sendACostingRequest: {action: send, channel: {$ref: '#/channels/costingRequestChannel'}}
            components:
              messages:
                costingRequestV1:
                  name: CostingRequestV1
                  contentType: application/avro
                  headers:
                    type: object
                    required: [REQUEST_ID]
                    properties: {REQUEST_ID: {type: string, minLength: 3}, RETRIES: {type: integer}}
                  payload:
                    schemaFormat: application/vnd.apache.avro;version=1.9.0
                    schema: {$ref: '#/components/schemas/costingRequest'}
              schemas:
                costingRequest:
                  type: record
                  name: CostingRequestPayload
                  namespace: com.adeo.casestudy.costingrequest
                  fields:
                    - {name: product, type: string}
                    - {name: quantity, type: int}
                    - {name: unit, type: ['null', {type: enum, name: Unit, symbols: [PIECE, METRE]}], default: null}
            """;

    private static final String BINARY = "\u0006saw\u0004\u0002\u0000";

    private final Flow flow;

    PayloadsIT(EventplaneServer server) {
        this.flow = Flow.of(server);
    }

    @Test
    void avro_is_taken_in_both_encodings_and_held_against_its_schema() {
        Registration costing = flow.registered(COSTING);
        Gateway gateway = flow.gateway(costing).with("REQUEST_ID", "r-1").with("RETRIES", "2");

        HttpResponse<String> binary = gateway.post("application/avro", BINARY);
        HttpResponse<String> json = gateway.post(
                "application/json",
                "{\"product\": \"saw\", \"quantity\": 2, \"unit\": {\"com.adeo.casestudy.costingrequest.Unit\": \"PIECE\"}}");
        HttpResponse<String> brokenOff = gateway.post("application/avro", BINARY.substring(0, 5));
        HttpResponse<String> wrong =
                gateway.post("application/json", "{\"product\": \"saw\", \"quantity\": \"2\", \"unit\": null}");
        HttpResponse<String> withoutHeader = flow.gateway(costing).post("application/avro", BINARY);

        assertThat(binary.statusCode()).as(binary.body()).isEqualTo(202);
        assertThat(json.statusCode()).as(json.body()).isEqualTo(202);
        assertThat(violations(brokenOff)).containsExactly("/unit");
        assertThat(violations(wrong)).containsExactly("/quantity");
        assertThat(violations(withoutHeader)).containsExactly("REQUEST_ID");
        List<ReceivedEvent> events = flow.eventsOf(costing);
        assertThat(events)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.properties())
                        .containsEntry("header_REQUEST_ID", "r-1")
                        .containsEntry("header_RETRIES", "2"));
        assertThat(events.get(0).body()).isEqualTo(BINARY);
        assertThat(message(costing).path("validated").asBoolean()).isTrue();
    }

    @Test
    void a_definition_may_want_to_be_warned_only_or_not_to_look() {
        Map<String, Object> eventApi = EventApis.of(RealDocuments.text("v3/simple-asyncapi.yml"));
        Registration accounts = flow.registered(EventApis.with(eventApi, "payloadValidation", "WARN"));
        Gateway gateway = flow.gateway(accounts);

        HttpResponse<String> warned = gateway.plain("{\"displayName\": 7}");

        assertThat(warned.statusCode()).isEqualTo(202);
        assertThat(warned.headers().firstValue("Eventplane-Violations")).contains("1");
        assertThat(violations(warned)).containsExactly("/displayName");
        assertThat(flow.onlyEventOf(accounts).properties()).containsEntry("eventplane_violations", "1");

        flow.director().update(accounts.definitionId(), eventApi);
        awaitStatus(422, () -> gateway.plain("{\"displayName\": 7}"));

        flow.director().update(accounts.definitionId(), EventApis.with(eventApi, "payloadValidation", "OFF"));
        HttpResponse<String> unseen = awaitStatus(202, () -> gateway.plain("{\"displayName\": 7}"));
        assertThat(unseen.headers().firstValue("Eventplane-Violations")).isEmpty();
    }

    private JsonNode message(Registration registration) {
        return flow.director()
                .query(
                        "query($id: ID!) { eventAPI(id: $id) { channels { messages { validated unvalidated } } } }",
                        Map.of("id", registration.definitionId()))
                .at("/eventAPI/channels/0/messages/0");
    }

    private static List<String> violations(HttpResponse<String> answer) {
        return json(answer).path("violations").findValuesAsString("pointer");
    }
}
