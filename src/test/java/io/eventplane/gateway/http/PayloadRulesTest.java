package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.replica.PayloadValidation;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an event is held against, and what becomes of one that is not so. */
class PayloadRulesTest {

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    private static final String AVRO = """
        asyncapi: 3.0.0
        info: {title: Lamps, version: 1.0.0}
        channels:
          measured:
            messages:
              lampMeasured:
                contentType: avro/binary
                payload:
                  schemaFormat: application/vnd.apache.avro;version=1.9.0
                  schema: {type: record, name: Lamp, fields: [{name: id, type: string}, {name: lumens, type: int}]}
          noted:
            messages:
              level: {contentType: text/plain, payload: {type: integer, maximum: 9}}
          page:
            messages:
              page: {contentType: application/xml, payload: {type: object}}
        operations:
          a: {action: send, channel: {$ref: '#/channels/measured'}}
          b: {action: send, channel: {$ref: '#/channels/noted'}}
          c: {action: send, channel: {$ref: '#/channels/page'}}
        """;

    private static final String HEADERS = """
        asyncapi: 3.0.0
        info: {title: Lamps, version: 1.0.0}
        channels:
          measured:
            messages:
              lampMeasured:
                payload: {type: object, required: [lumens]}
                headers:
                  type: object
                  required: [Tenant, correlationId]
                  additionalProperties: false
                  properties:
                    Tenant: {type: string, maxLength: 5}
                    correlationId: {type: string}
                    X-Level: {type: integer}
                    host: {type: string}
                    ce-id: {type: string, pattern: '^[^z]'}
        operations:
          a: {action: send, channel: {$ref: '#/channels/measured'}}
        """;

    private static Gateway gateway(PayloadValidation validation, String document) {
        var gateway = new Gateway();
        gateway.urls.changed(Definitions.of("d", document, validation));
        return gateway;
    }

    private static Map<String, String> headers(String... pairs) {
        Map<String, String> headers = new LinkedHashMap<>(JSON);
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], pairs[i + 1]);
        }
        return headers;
    }

    private static JsonNode body(HttpAnswer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Nested
    class Avro {

        private final Gateway gateway = gateway(PayloadValidation.ENFORCE, AVRO);

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "avro/binary",
                    "application/avro",
                    "application/octet-stream",
                    "application/vnd.apache.avro+binary"
                })
        void binary_data_reaches_the_bus_byte_for_byte(String type) {
            byte[] data = HexFormat.of().parseHex("02610e");

            var answer = gateway.send("/d/measured", Map.of("content-type", type), data)
                    .join();

            assertThat(answer.status()).isEqualTo(202);
            assertThat(gateway.bus.only().event().getDataContentType()).isEqualTo(type);
            assertThat(Objects.requireNonNull(gateway.bus.only().event().getData())
                            .toBytes())
                    .isEqualTo(data);
        }

        @ParameterizedTest
        @CsvSource({"0261, /lumens", "02ff0e, /id", "02610e00, ''", "'', /id"})
        void binary_data_that_is_not_so_is_refused(String hexadecimal, String pointer) {
            var answer = gateway.send(
                            "/d/measured",
                            Map.of("content-type", "avro/binary"),
                            HexFormat.of().parseHex(hexadecimal))
                    .join();

            assertThat(answer.status()).isEqualTo(422);
            assertThat(body(answer).at("/violations/0/pointer").asString()).isEqualTo(pointer);
            assertThat(gateway.bus.published).isEmpty();
        }

        @Test
        void json_is_the_other_encoding() {
            assertThat(gateway.send("/d/measured", JSON, "{\"id\": \"a\", \"lumens\": 7}")
                            .status())
                    .isEqualTo(202);
            assertThat(gateway.send("/d/measured", JSON, "{\"id\": \"a\"}").status())
                    .isEqualTo(422);
            assertThat(gateway.send("/d/measured", JSON, "{").status()).isEqualTo(400);
        }

        @Test
        void base64_in_a_structured_event_is_binary_data() {
            var event = """
                    {"specversion": "1.0", "id": "1", "source": "/s", "type": "t", "datacontenttype": "avro/binary", "data_base64": "%s"}""";
            var structured = Map.of("content-type", "application/cloudevents+json");

            assertThat(gateway.send("/d/measured", structured, event.formatted("AmEO"))
                            .status())
                    .isEqualTo(202);
            var refused = gateway.send("/d/measured", structured, event.formatted("AmE="));
            assertThat(body(refused).at("/violations/0/pointer").asString()).isEqualTo("/data_base64/lumens");
        }

        @Test
        void another_type_is_not_taken() {
            assertThat(gateway.send("/d/measured", Map.of("content-type", "text/plain"), "a")
                            .status())
                    .isEqualTo(415);
        }
    }

    @Nested
    class OtherTypes {

        private final Gateway gateway = gateway(PayloadValidation.ENFORCE, AVRO);

        @ParameterizedTest
        @CsvSource({"9, 202", "10, 422", "nine, 422", "'', 422"})
        void plain_text_is_the_value_that_its_schema_is_about(String text, int status) {
            assertThat(gateway.send("/d/noted", Map.of("content-type", "text/plain; charset=UTF-8"), text)
                            .status())
                    .isEqualTo(status);
        }

        @Test
        void text_that_is_none_is_malformed() {
            byte[] latin = "ü".getBytes(ISO_8859_1);

            assertThat(gateway.send("/d/noted", Map.of("content-type", "text/plain"), latin)
                            .join()
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void what_is_neither_json_nor_text_is_taken_as_it_is() {
            assertThat(gateway.send("/d/page", Map.of("content-type", "application/xml"), "<page")
                            .status())
                    .isEqualTo(202);
        }
    }

    @Nested
    class Headers {

        private final Gateway gateway = gateway(PayloadValidation.ENFORCE, HEADERS);

        @Test
        void declared_ones_are_checked_and_go_to_the_bus_and_others_do_not() {
            var answer = gateway.send(
                    "/d/measured",
                    headers("tenant", "blue", "correlationid", "c", "x-level", "3", "user-agent", "curl", "host", "gw"),
                    "{\"lumens\": 1}");

            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(gateway.bus.only().properties())
                    .containsEntry("header_Tenant", "blue")
                    .containsEntry("header_correlationId", "c")
                    .containsEntry("header_X-Level", "3")
                    .doesNotContainKeys("header_host", "header_user-agent");
        }

        @Test
        void what_is_wrong_is_told_by_name_together_with_the_data() {
            var answer = gateway.send("/d/measured", headers("tenant", "purple", "x-level", "high"), "{}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(body(answer).path("violations").findValuesAsString("pointer"))
                    .containsExactlyInAnyOrder("", "correlationId", "Tenant", "X-Level");
        }

        @Test
        void an_attribute_of_that_name_is_that_header() {
            var attributes = headers(
                    "tenant", "blue", "ce-specversion", "1.0", "ce-id", "e1", "ce-source", "/s", "ce-type", "t");
            attributes.put("ce-correlationid", "c");

            assertThat(gateway.send("/d/measured", attributes, "{\"lumens\": 1}")
                            .status())
                    .isEqualTo(202);
            assertThat(gateway.bus.only().properties()).doesNotContainKey("header_correlationId");

            attributes.put("ce-id", "z1");
            var refused = gateway.send("/d/measured", attributes, "{\"lumens\": 1}");
            assertThat(body(refused).at("/violations/0/pointer").asString()).isEqualTo("ce-id");
        }
    }

    @Nested
    class Policy {

        @Test
        void warn_takes_the_event_and_tells_sender_and_consumers() {
            var gateway = gateway(PayloadValidation.WARN, Definitions.LAMPS);

            var answer = gateway.send("/d", JSON, "{\"lumens\": -1, \"place\": \"much too long a place\"}");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.headers()).containsEntry("Eventplane-Violations", "2");
            assertThat(body(answer).path("violations").findValuesAsString("pointer"))
                    .containsExactlyInAnyOrder("/lumens", "/place");
            assertThat(gateway.bus.only().properties())
                    .containsEntry("eventplane_violations", "2")
                    .hasEntrySatisfying(
                            "eventplane_violation", first -> assertThat(first).startsWith("/"));
        }

        @ParameterizedTest
        @CsvSource({"application/json, {, syntax", "text/plain, a, unsupported-media-type"})
        void warn_takes_what_would_be_refused_for_its_type(String type, String body, String rule) {
            var gateway = gateway(PayloadValidation.WARN, Definitions.LAMPS);

            var answer = gateway.send("/d", Map.of("content-type", type), body);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(body(answer).at("/violations/0/rule").asString()).isEqualTo(rule);
            assertThat(gateway.bus.only().event().getDataContentType()).isEqualTo(type);
        }

        @Test
        void a_hostile_place_makes_no_hostile_property() {
            var document = Definitions.LAMPS.replace("required: [lumens]", "additionalProperties: {type: integer}");
            var gateway = gateway(PayloadValidation.WARN, document);

            gateway.send("/d", JSON, "{\"" + "💡".repeat(200) + "\": \"\"}");

            assertThat(gateway.bus.only().properties().get("eventplane_violation"))
                    .startsWith("/💡")
                    .endsWith("💡?")
                    .hasSize(300);
        }

        @Test
        void warn_says_which_event_of_a_batch() {
            var gateway = gateway(PayloadValidation.WARN, Definitions.LAMPS);
            var event =
                    "{\"specversion\": \"1.0\", \"id\": \"%s\", \"source\": \"/s\", \"type\": \"t\", \"data\": {\"lumens\": %s}}";

            var answer = gateway.send(
                    "/d",
                    Map.of("content-type", "application/cloudevents-batch+json"),
                    "[" + event.formatted("a", 1) + "," + event.formatted("b", -1) + "]");

            assertThat(body(answer).at("/violations/0/pointer").asString()).isEqualTo("/1/data/lumens");
            assertThat(gateway.bus.published)
                    .hasSize(2)
                    .satisfiesExactly(
                            good -> assertThat(good.properties()).doesNotContainKey("eventplane_violations"),
                            bad -> assertThat(bad.properties()).containsEntry("eventplane_violations", "1"));
        }

        @ParameterizedTest
        @CsvSource({"application/json, {", "application/json, {}", "text/plain, a"})
        void off_looks_at_nothing(String type, String body) {
            var gateway = gateway(PayloadValidation.OFF, Definitions.LAMPS);

            var answer = gateway.send("/d", Map.of("content-type", type), body);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.headers()).isEmpty();
            assertThat(answer.body()).doesNotContain("violations");
            assertThat(gateway.bus.only().properties()).doesNotContainKey("eventplane_violations");
        }

        @ParameterizedTest
        @EnumSource(PayloadValidation.class)
        void what_is_no_cloudevent_is_refused_whatever_the_policy(PayloadValidation validation) {
            var gateway = gateway(validation, Definitions.LAMPS);

            assertThat(gateway.send("/d", Map.of("content-type", "application/cloudevents+json"), "{}")
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void a_new_generation_has_a_new_policy() {
            var gateway = gateway(PayloadValidation.WARN, Definitions.LAMPS);
            gateway.urls.changed(Definitions.of("d", Definitions.LAMPS, PayloadValidation.ENFORCE));

            assertThat(gateway.send("/d", JSON, "{}").status()).isEqualTo(422);
        }
    }
}
