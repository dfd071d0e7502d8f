package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FormsTest {

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final Map<String, String> STRUCTURED = Map.of("content-type", "application/cloudevents+json");
    private static final Map<String, String> BATCHED =
            Map.of("content-type", "application/cloudevents-batch+json; charset=UTF-8");

    private final Gateway gateway = Gateway.with("d1", Definitions.LAMPS);

    private CloudEvent event() {
        return gateway.bus.only().event();
    }

    private String data() {
        return new String(Objects.requireNonNull(event().getData()).toBytes(), UTF_8);
    }

    private static Map<String, String> binary(String... more) {
        Map<String, String> headers = new LinkedHashMap<>(JSON);
        headers.putAll(Map.of("ce-specversion", "1.0", "ce-id", "e1", "ce-source", "/lamp/1", "ce-type", "my.type"));
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return headers;
    }

    @Nested
    class Binary {

        @Test
        void keeps_its_attributes_and_its_body_byte_for_byte() {
            var body = "{ \"lumens\" : 7, \"exact\": 1.10 }";

            var answer = gateway.send(
                    "/d1",
                    binary(
                            "ce-subject",
                            "s",
                            "ce-time",
                            "2026-01-31T12:00:00+01:00",
                            "ce-dataschema",
                            "urn:x",
                            "ce-trace",
                            "t1"),
                    body);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.contentType()).isEqualTo("application/json");
            assertThat(answer.body()).isEqualTo("{\"id\":\"e1\"}");
            assertThat(event().getId()).isEqualTo("e1");
            assertThat(event().getSource()).isEqualTo(URI.create("/lamp/1"));
            assertThat(event().getType()).isEqualTo("my.type");
            assertThat(event().getSubject()).isEqualTo("s");
            assertThat(event().getTime()).isEqualTo(OffsetDateTime.parse("2026-01-31T12:00:00+01:00"));
            assertThat(event().getDataSchema()).isEqualTo(URI.create("urn:x"));
            assertThat(event().getExtension("trace")).isEqualTo("t1");
            assertThat(event().getDataContentType()).isEqualTo("application/json");
            assertThat(data()).isEqualTo(body);
        }

        @Test
        void decodes_percent_encoded_and_quoted_header_values() {
            gateway.send(
                    "/d1", binary("ce-subject", "Euro%20%E2%82%AC", "ce-note", "\"a \\\"b\\\"\""), "{\"lumens\":1}");

            assertThat(event().getSubject()).isEqualTo("Euro €");
            assertThat(event().getExtension("note")).isEqualTo("a \"b\"");
        }

        @Test
        void gets_the_messages_content_type_when_it_has_none() {
            var headers = binary();
            headers.remove("content-type");

            assertThat(gateway.send("/d1", headers, "{\"lumens\":1}").status()).isEqualTo(202);
            assertThat(event().getDataContentType()).isEqualTo("application/json");
        }

        @Test
        void may_be_another_kind_of_json_in_another_charset() {
            var headers = binary("content-type", "application/vnd.lamp+json; charset=ISO-8859-1");

            var body = "{\"lumens\":1,\"place\":\"Köln\"}".getBytes(ISO_8859_1);
            assertThat(gateway.send("/d1", headers, body).join().status()).isEqualTo(202);
            assertThat(event().getDataContentType()).isEqualTo("application/vnd.lamp+json; charset=ISO-8859-1");
            assertThat(Objects.requireNonNull(event().getData()).toBytes()).isEqualTo(body);
        }
    }

    @Nested
    class Structured {

        @Test
        void keeps_attributes_of_every_kind_and_its_data_byte_for_byte() {
            var answer = gateway.send("/d1", STRUCTURED, """
                {"specversion":"1.0","id":"e1","source":"https://x/1","type":"t","number":7,"truth":true,"none":null,
                 "data": { "lumens" : 7, "exact": 12345678901234567890.10, "place": "\\u20ac" } ,
                 "subject":"€"}\
                """);

            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(event().getExtension("number")).isEqualTo(7);
            assertThat(event().getExtension("truth")).isEqualTo(true);
            assertThat(event().getExtensionNames()).containsExactlyInAnyOrder("number", "truth");
            assertThat(event().getSubject()).isEqualTo("€");
            assertThat(event().getDataContentType()).isEqualTo("application/json");
            assertThat(data())
                    .isEqualTo("{ \"lumens\" : 7, \"exact\": 12345678901234567890.10, \"place\": \"\\u20ac\" }");
        }

        @Test
        void checks_data_in_base64_like_any_other() {
            var base64 = Base64.getEncoder().encodeToString("{\"lumens\":-1}".getBytes(UTF_8));

            var answer = gateway.send("/d1", STRUCTURED, """
                {"specversion":"1.0","id":"e1","source":"x","type":"t","data_base64":"%s"}\
                """.formatted(base64));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("/data_base64/lumens", "minimum");
        }

        @Test
        void takes_a_string_for_the_text_it_holds_when_the_media_type_is_not_json() {
            var town = Gateway.with("d1", Definitions.TOWN);

            var answer = town.send("/d1/town/notes", STRUCTURED, """
                {"data":"a \\"note\\"","specversion":"1.0","id":"e1","source":"x","type":"t","datacontenttype":"text/plain"}\
                """);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(Objects.requireNonNull(town.bus.only().event().getData()).toBytes())
                    .asString(UTF_8)
                    .isEqualTo("a \"note\"");
        }

        @Test
        void may_have_no_data_where_the_message_has_no_schema() {
            var town = Gateway.with("d1", Definitions.TOWN);

            var answer = town.send("/d1/town/anything", STRUCTURED, """
                {"specversion":"1.0","id":"e1","source":"x","type":"t"}\
                """);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(town.bus.only().event().getData()).isNull();
            assertThat(town.bus.only().event().getDataContentType()).isNull();
        }

        @Test
        void may_be_in_another_charset_or_start_with_a_byte_order_mark() {
            var text = "{\"specversion\":\"1.0\",\"id\":\"é\",\"source\":\"x\",\"type\":\"t\",\"data\":{\"lumens\":1}}";
            var latin = Map.of("content-type", "application/cloudevents+json; charset=iso-8859-1");

            assertThat(gateway.send("/d1", latin, text.getBytes(ISO_8859_1))
                            .join()
                            .body())
                    .isEqualTo("{\"id\":\"é\"}");
            assertThat(gateway.send("/d1", STRUCTURED, "\uFEFF" + text).status())
                    .isEqualTo(202);
            assertThat(gateway.bus.published)
                    .allSatisfy(each -> assertThat(
                                    Objects.requireNonNull(each.event().getData())
                                            .toBytes())
                            .asString(UTF_8)
                            .isEqualTo("{\"lumens\":1}"));
        }
    }

    @Nested
    class Batched {

        private static final String GOOD = """
            {"specversion":"1.0","id":"%s","source":"x","type":"t","data":{"lumens":%s}}\
            """;

        @Test
        void is_answered_with_all_ids_in_their_order() {
            var answer =
                    gateway.send("/d1", BATCHED, "[" + GOOD.formatted("a", 1) + "," + GOOD.formatted("b", 2) + "]");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo("{\"ids\":[\"a\",\"b\"]}");
            assertThat(gateway.bus.published)
                    .extracting(each -> each.event().getId())
                    .containsExactly("a", "b");
        }

        @Test
        void may_be_empty() {
            assertThat(gateway.send("/d1", BATCHED, "[]").body()).isEqualTo("{\"ids\":[]}");
        }

        @Test
        void is_refused_as_a_whole_for_one_invalid_event() {
            var answer = gateway.send(
                    "/d1", BATCHED, "[" + GOOD.formatted("a", 1) + "," + GOOD.formatted("b", "\"dark\"") + "]");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("\"pointer\":\"/1/data/lumens\"", "\"rule\":\"type\"");
            assertThat(gateway.bus.published).isEmpty();
        }

        @Test
        void is_refused_as_a_whole_for_one_malformed_event() {
            var answer = gateway.send("/d1", BATCHED, "[" + GOOD.formatted("a", 1) + ",{\"specversion\":\"1.0\"}]");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("/1/id", "/1/source", "/1/type").doesNotContain("/1/specversion");
            assertThat(gateway.bus.published).isEmpty();
        }

        @Test
        void finds_a_channel_for_each_event_by_its_type() {
            var town = Gateway.with("d1", Definitions.TOWN);

            var answer = town.send("/d1", BATCHED, """
                [{"specversion":"1.0","id":"a","source":"x","type":"lampMeasured","data":{"lumens":1}},
                 {"specversion":"1.0","id":"b","source":"x","type":"note","datacontenttype":"text/plain","data":"hi"}]\
                """);

            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(town.bus.published)
                    .extracting(each -> each.properties().get("eventplane_channel"))
                    .containsExactly("town/measured", "town/notes");
        }
    }

    @Nested
    class Plain {

        @Test
        void gets_its_attributes_filled_in() {
            var before = OffsetDateTime.now(ZoneOffset.UTC);

            var answer = gateway.send("/d1/lamps/measured", JSON, "{\"lumens\":3}");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo("{\"id\":\"" + event().getId() + "\"}");
            assertThat(event().getSource()).isEqualTo(URI.create("/applications/app-1"));
            assertThat(event().getType()).isEqualTo("lampMeasured");
            assertThat(event().getTime())
                    .isBetween(
                            before.minusSeconds(1),
                            OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(1));
            assertThat(event().getSubject()).isNull();
            assertThat(event().getDataContentType()).isEqualTo("application/json");
            assertThat(data()).isEqualTo("{\"lumens\":3}");
        }

        @Test
        void has_the_idempotency_key_for_its_id() {
            Map<String, String> headers = new LinkedHashMap<>(JSON);
            headers.put("idempotency-key", "\"order-7\"");

            assertThat(gateway.send("/d1", headers, "{\"lumens\":3}").body()).isEqualTo("{\"id\":\"order-7\"}");
        }

        @Test
        void may_be_compressed() throws IOException {
            var zipped = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(zipped)) {
                gzip.write("{\"lumens\":3}".getBytes(UTF_8));
            }
            var headers = Map.of("content-type", "application/json", "content-encoding", "gzip");

            assertThat(gateway.send("/d1", headers, zipped.toByteArray()).join().status())
                    .isEqualTo(202);
            assertThat(data()).isEqualTo("{\"lumens\":3}");
        }

        @Test
        void without_a_content_type_is_what_the_message_says() {
            var town = Gateway.with("d1", Definitions.TOWN);

            assertThat(town.send("/d1/town/notes", Map.of(), "hello").status()).isEqualTo(202);
            assertThat(town.bus.only().event().getDataContentType()).isEqualTo("text/plain");
        }
    }

    @Nested
    class OnTheBus {

        private final Gateway town = Gateway.with("d1", Definitions.TOWN);

        @Test
        void an_event_says_where_it_came_in() {
            town.send("/d1/town/measured", JSON, "{\"lumens\":1}");

            assertThat(town.bus.only().address()).isEqualTo("events.shop.town.measured");
            assertThat(town.bus.only().properties())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "eventplane_definition", "d1",
                            "eventplane_channel", "town/measured",
                            "eventplane_message", "lampMeasured"));
        }

        @Test
        void an_event_carries_the_parameters_of_its_channel() {
            var headers = binary("ce-type", "turnOff");

            assertThat(town.send("/d1/town/lamp%2F7%20b/command", headers, "{}").status())
                    .isEqualTo(202);
            assertThat(town.bus.only().address()).isEqualTo("events.shop.town.lamp.command");
            assertThat(town.bus.only().properties())
                    .containsEntry("param_lamp", "lamp/7 b")
                    .containsEntry("eventplane_channel", "town/{lamp}/command")
                    .containsEntry("eventplane_message", "turnOff");
        }

        @Test
        void a_channel_may_be_named_by_its_encoded_address() {
            assertThat(town.send("/d1/town%2Fmeasured", JSON, "{\"lumens\":1}").status())
                    .isEqualTo(202);
            assertThat(town.bus.only().properties()).containsEntry("eventplane_channel", "town/measured");
        }
    }
}
