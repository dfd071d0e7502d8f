package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.payload.PayloadSchema;
import io.eventplane.asyncapi.verdict.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checking payloads: what is told, which schemas are understood, and that no schema can hang the one who checks. */
class PayloadSchemaTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Nested
    class RealDocuments {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                v2/streetlights-mqtt.yml | dimLight  | {"percentage": 50, "sentAt": "2026-01-01T00:00:00Z"} | ``          | ``
                v2/streetlights-mqtt.yml | dimLight  | {"percentage": 101}                  | /percentage | maximum
                v2/streetlights-mqtt.yml | dimLight  | {"percentage": "50"}                 | /percentage | type
                v2/streetlights-mqtt.yml | dimLight  | {"sentAt": "yesterday"}              | /sentAt     | format
                v2/streetlights-mqtt.yml | dimLight  | 7                                    | ``          | type
                v2/streetlights-kafka.yml | turnOnOff | {"command": "on"}                   | ``          | ``
                v2/streetlights-kafka.yml | turnOnOff | {"command": true}                   | /command /command | type enum
                v2/gitter-streaming.yml  | heartbeat | "\\r\\n"                             | ``          | ``
                v2/gitter-streaming.yml  | heartbeat | "x"                                  | ``          | enum
                v2/gitter-streaming.yml  | chatMessage | {"fromUser": {"v": "1"}}           | /fromUser/v | type
                v2/gitter-streaming.yml  | chatMessage | {"urls": ["http://x", "a b"]}      | /urls/1     | format
                v3/gitter-streaming-asyncapi.yml | chatMessage | {"mentions": [{"userIds": [1]}]} | /mentions/0/userIds/0 | type
                v2/rpc-client.yml        | requestSum | {"numbers": [1, 2.5]}               | ``          | ``
                v2/rpc-client.yml        | requestSum | {"numbers": [1, null]}              | /numbers/1  | type
                v2/simple.yml            | UserSignedUp | {"displayName": "a", "email": "a@example.com"} | ``     | ``
                v2/simple.yml            | UserSignedUp | {"displayName": "a", "email": "a"} | /email     | format
                v3/kraken-websocket-request-reply-multiple-channels-asyncapi.yml | systemStatus | {"event": "systemStatus", "status": "online"} | `` | ``
                v3/kraken-websocket-request-reply-multiple-channels-asyncapi.yml | systemStatus | {"event": "x"}      | /event  | const
                v3/kraken-websocket-request-reply-multiple-channels-asyncapi.yml | systemStatus | {"status": "away"}  | /status | enum
                v3/slack-rtm-asyncapi.yml | hello    | {"type": "hello"}                    | ``          | ``
                v3/slack-rtm-asyncapi.yml | hello    | {"type": "goodbye"}                  | /type       | enum
                v3/slack-rtm-asyncapi.yml | message  | {"attachments": [{"fields": 1}]}     | /attachments/0/fields | type
                v3/mercure-asyncapi.yml  | book      | {"@id": "/books/1", "isbn": "1"}     | ``          | ``
                v3/mercure-asyncapi.yml  | book      | {"name": 1}                          | /name       | type
                """)
        void payloads_are_judged(String file, String message, String payload, String pointer, String rule) {
            List<Violation> violations = schema(Documents.real(file), message).validate(Documents.json(payload));

            assertThat(violations.stream().map(Violation::rule).collect(Collectors.joining(" ")))
                    .isEqualTo(rule);
            assertThat(violations.stream().map(Violation::pointer).collect(Collectors.joining(" ")))
                    .isEqualTo(pointer);
            assertThat(violations)
                    .allSatisfy(violation -> assertThat(violation.message()).isNotBlank());
        }

        private PayloadSchema schema(AsyncApiDocument document, String message) {
            return document.channels().stream()
                    .flatMap(channel -> channel.messageNamed(message).stream())
                    .findFirst()
                    .flatMap(document::payloadSchema)
                    .orElseThrow();
        }
    }

    @Nested
    class Violations {

        @Test
        void all_are_told() {
            PayloadSchema schema =
                    Documents.schema("{required: [a, b], properties: {c: {type: string}, 'd/~': {minimum: 3}}}");

            assertThat(schema.validate(Documents.json("{\"a\": 1, \"c\": 1, \"d/~\": 1}")))
                    .containsExactlyInAnyOrder(
                            new Violation("", "required", "required property 'b' not found"),
                            new Violation("/c", "type", "integer found, string expected"),
                            new Violation("/d~1~0", "minimum", "must have a minimum value of 3"));
        }

        @Test
        void keys_in_pointers_are_the_payloads_own() {
            PayloadSchema schema = Documents.schema("{additionalProperties: {type: string}}");

            assertThat(schema.validate(Documents.json("{\"a\\n\\\"'b\": 1}")))
                    .extracting(Violation::pointer)
                    .containsExactly("/a\n\"'b");
        }

        @Test
        void there_are_at_most_twenty() {
            PayloadSchema schema = Documents.schema("{items: {type: string}}");

            assertThat(schema.validate(Documents.json("[" + "1,".repeat(100) + "1]")))
                    .hasSize(20);
        }
    }

    @Nested
    class References {

        @Test
        void a_schema_may_contain_itself() {
            PayloadSchema schema = Documents.schema(
                    "{$ref: '#/components/schemas/tree'}",
                    "components: {schemas: {tree: {type: object, properties: {children: {items: {$ref: '#/components/schemas/tree'}}}}}}");

            assertThat(schema.validate(Documents.json("{\"children\": [{\"children\": []}]}")))
                    .isEmpty();
            assertThat(schema.validate(Documents.json("{\"children\": [{\"children\": [1]}]}")))
                    .extracting(Violation::pointer)
                    .containsExactly("/children/0/children/0");
        }

        @Test
        void a_schema_may_refer_into_another_message_and_to_keys_with_slashes() {
            AsyncApiDocument document = Documents.version2("""
                    {a/b: {subscribe: {message: {payload: {definitions: {n: {type: number}}}}}},
                     c: {subscribe: {message: {payload: {items: {$ref: '#/channels/a~1b/subscribe/message/payload/definitions/n'}}}}}}
                    """);
            Message message = document.channels().get(1).onlyMessage().orElseThrow();

            assertThat(document.payloadSchema(message).orElseThrow().validate(Documents.json("[1, \"2\"]")))
                    .hasSize(1);
        }

        @Test
        void what_a_schema_calls_itself_changes_nothing() {
            PayloadSchema schema = Documents.schema(
                    "{$id: 'http://example.com/s', $schema: 'http://json-schema.org/draft-04/schema#', items: {$ref: '#/components/schemas/n'}}",
                    "components: {schemas: {n: {$id: n, type: number}}}");

            assertThat(schema.validate(Documents.json("[\"a\"]"))).hasSize(1);
        }

        @Test
        void data_that_looks_like_a_reference_is_data() {
            PayloadSchema schema = Documents.schema(
                    "{enum: [{$ref: '#/nowhere'}], examples: [{$ref: '#/nowhere'}], properties: {$ref: {type: string}}}");

            assertThat(schema.validate(Documents.json("{\"$ref\": \"#/nowhere\"}")))
                    .isEmpty();
            assertThat(schema.validate(Documents.json("{\"$ref\": \"#/else\"}")))
                    .hasSize(1);
        }

        @Test
        void messages_with_the_same_payload_share_its_schema() {
            AsyncApiDocument document = Documents.real("v2/streetlights-mqtt.yml");
            List<PayloadSchema> schemas = document.channels().stream()
                    .flatMap(channel -> channel.messageNamed("turnOnOff").stream())
                    .map(message -> document.payloadSchema(message).orElseThrow())
                    .toList();

            assertThat(schemas).hasSize(2);
            assertThat(schemas.get(0)).isSameAs(schemas.get(1));
        }
    }

    @Nested
    class Formats {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/vnd.aai.asyncapi;version=2.6.0",
                    "application/vnd.aai.asyncapi+json;version=3.0.0",
                    "application/vnd.aai.asyncapi+yaml; version=2.0.0",
                    "application/schema+json;version=draft-07",
                    "application/schema+yaml;version=draft-07",
                    "Application/Schema+JSON"
                })
        void json_schema_is_checked(String format) {
            assertThat(schemaOf(format, "{type: string}").validate(Documents.json("1")))
                    .hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/vnd.apache.avro;version=1.9.0",
                    "application/vnd.google.protobuf;version=3",
                    "application/raml+yaml;version=1.0",
                    "application/vnd.oai.openapi;version=3.1.0",
                    "application/schema+json;version=2019-09",
                    "application/schema+json;version=2020-12",
                    "application/json"
                })
        void other_languages_are_not_checked_even_if_they_refer_elsewhere(String format) {
            AsyncApiDocument document = document(format, "{type: record, $ref: 'http://example.com/x.avsc'}");

            assertThat(document.payloadSchema(
                            document.channels().get(0).messages().get(0)))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "draft-04 | {maximum: 3, exclusiveMaximum: true}  | 2.9 | 3",
                    "draft-04 | {minimum: 3, exclusiveMinimum: false} | 3   | 2",
                    "draft-04 | {const: 1, maximum: 3}                | 2   | 4",
                    "draft-06 | {exclusiveMaximum: 3}                 | 2.9 | 3",
                    "draft-06 | {const: 1, if: true, then: false}     | 1   | 2",
                    "draft-07 | {if: {maximum: 3}, then: {minimum: 2}} | 2  | 1"
                })
        void each_draft_means_what_it_says(String draft, String schema, String valid, String invalid) {
            PayloadSchema compiled = schemaOf("application/schema+json;version=" + draft, schema);

            assertThat(compiled.validate(Documents.json(valid))).isEmpty();
            assertThat(compiled.validate(Documents.json(invalid))).hasSize(1);
        }

        @Test
        void a_nullable_value_of_openapi_may_be_null() {
            String schema = "{properties: {a: {type: integer, nullable: true, minimum: 1, exclusiveMinimum: true}}}";
            PayloadSchema compiled = schemaOf("application/vnd.oai.openapi+yaml;version=3.0.3", schema);

            assertThat(compiled.validate(Documents.json("{\"a\": null}"))).isEmpty();
            assertThat(compiled.validate(Documents.json("{\"a\": 2}"))).isEmpty();
            assertThat(compiled.validate(Documents.json("{\"a\": 1}"))).hasSize(1);
            assertThat(compiled.validate(Documents.json("{\"a\": \"1\"}"))).hasSize(1);
        }

        @Test
        void one_schema_may_be_meant_in_two_drafts() {
            AsyncApiDocument document = Documents.version2(
                    "{a: {subscribe: {message: {schemaFormat: application/schema+json;version=draft-04, payload: {$ref: '#/components/schemas/s'}}}},"
                            + " b: {subscribe: {message: {payload: {$ref: '#/components/schemas/s'}}}}}",
                    "components: {schemas: {s: {const: 1}}}");

            assertThat(document.channels())
                    .extracting(
                            channel -> document.payloadSchema(channel.messages().get(0))
                                    .orElseThrow()
                                    .validate(Documents.json("2"))
                                    .size())
                    .containsExactly(0, 1);
        }

        private PayloadSchema schemaOf(String format, String schema) {
            return Documents.onlySchema(document(format, schema));
        }

        private AsyncApiDocument document(String format, String schema) {
            return Documents.version2(
                    "{c: {subscribe: {message: {schemaFormat: '" + format + "', payload: " + schema + "}}}}");
        }
    }

    @Nested
    class HostileSchemas {

        /** The JDK remembers dead ends since version 9, but not in patterns that refer back to a group. */
        private static final String EXPONENTIAL = "^(a|aa)+\\1c$";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "^(a+)+$",
                    "^(a|a)*$",
                    "^(a|aa)+$",
                    "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)b$",
                    "^(([a-z])+.)+[A-Z]([a-z])+$"
                })
        void a_pattern_that_explodes_is_decided_or_stopped(String pattern) {
            PayloadSchema schema = Documents.schema("{pattern: '" + pattern + "'}");

            List<Violation> violations = assertTimeoutPreemptively(
                    BOUND, () -> schema.validate(JsonNodeFactory.instance.stringNode("a".repeat(5_000) + "!\n")));

            assertThat(violations).extracting(Violation::rule).containsAnyOf("limit", "pattern");
        }

        @Test
        void a_pattern_that_takes_exponential_time_is_stopped() {
            PayloadSchema schema = Documents.schema("{pattern: '" + EXPONENTIAL + "'}");

            List<Violation> violations = assertTimeoutPreemptively(
                    BOUND, () -> schema.validate(JsonNodeFactory.instance.stringNode("a".repeat(100) + "!")));

            assertThat(violations)
                    .containsExactly(new Violation("", "limit", "checking this payload takes too many steps"));
        }

        @Test
        void many_patterns_that_are_each_slow_are_stopped_together() {
            PayloadSchema schema = Documents.schema("{items: {pattern: '" + EXPONENTIAL + "'}}");
            String slow = "\"" + "a".repeat(25) + "!\"";

            List<Violation> violations = assertTimeoutPreemptively(
                    BOUND, () -> schema.validate(Documents.json("[" + (slow + ",").repeat(10_000) + slow + "]")));

            assertThat(violations).extracting(Violation::rule).containsExactly("limit");
        }

        @Test
        void an_ordinary_pattern_matches_a_long_text() {
            PayloadSchema schema = Documents.schema("{pattern: '^[a-z ]+$'}");

            assertThat(schema.validate(JsonNodeFactory.instance.stringNode("a b ".repeat(250_000))))
                    .isEmpty();
        }

        @Test
        void the_next_validation_in_the_same_thread_is_not_charged_for_the_last() {
            PayloadSchema schema = Documents.schema("{pattern: '" + EXPONENTIAL + "'}");
            schema.validate(JsonNodeFactory.instance.stringNode("a".repeat(100) + "!"));

            assertThat(schema.validate(JsonNodeFactory.instance.stringNode("aaac")))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
        void schemas_that_double_at_every_level_are_stopped(String keyword) {
            String levels = IntStream.range(0, 40)
                    .mapToObj(level ->
                            "s%d: {%s: [{$ref: '#/components/schemas/s%d'}, {$ref: '#/components/schemas/s%d'}]}"
                                    .formatted(level, keyword, level + 1, level + 1))
                    .collect(Collectors.joining(", "));
            PayloadSchema schema = Documents.schema(
                    "{$ref: '#/components/schemas/s0'}",
                    "components: {schemas: {" + levels + ", s40: {type: string}}}");

            List<Violation> violations = assertTimeoutPreemptively(BOUND, () -> schema.validate(Documents.json("1")));

            assertThat(violations).extracting(Violation::rule).containsExactly("limit");
        }

        @Test
        void a_long_list_of_required_names_for_a_long_list_of_items_is_stopped() {
            String names =
                    IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining("','", "'", "'"));
            PayloadSchema schema = Documents.schema("{items: {required: [" + names + "]}}");

            List<Violation> violations = assertTimeoutPreemptively(
                    BOUND, () -> schema.validate(Documents.json("[" + "{},".repeat(50_000) + "{}]")));

            assertThat(violations).extracting(Violation::rule).containsExactly("limit");
        }

        @Test
        void a_number_with_a_huge_exponent_is_refused() {
            PayloadSchema schema = Documents.schema("{properties: {a: {multipleOf: 3}}}");
            DecimalNode huge = DecimalNode.valueOf(new BigDecimal("1e999999999"));

            List<Violation> violations = assertTimeoutPreemptively(
                    BOUND,
                    () -> schema.validate(JsonNodeFactory.instance.objectNode().set("a", huge)));

            assertThat(violations).containsExactly(new Violation("/a", "limit", "a number has at most 1000 digits"));
        }

        @Test
        void a_deep_payload_against_a_schema_that_contains_itself_is_checked_or_refused() {
            PayloadSchema schema =
                    Documents.schema("{items: {$ref: '#/channels/c/subscribe/message/payload'}, type: array}");

            assertThat(schema.validate(Documents.json("[".repeat(400) + "]".repeat(400))))
                    .isEmpty();
        }
    }

    @Test
    void one_schema_serves_many_threads_at_once() {
        PayloadSchema schema = Documents.schema("{properties: {n: {type: integer}, p: {pattern: '^a+$'}}}");

        List<Boolean> right = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(number -> schema.validate(Documents.json(
                                        "{\"n\": " + number + (number % 2 == 0 ? "}" : ".5, \"p\": \"b\"}")))
                                .size()
                        == (number % 2 == 0 ? 0 : 2))
                .toList();

        assertThat(right).containsOnly(true);
    }

    @Test
    void a_true_schema_allows_and_a_false_schema_denies_everything() {
        assertThat(Documents.schema("true").validate(Documents.json("1"))).isEmpty();
        assertThat(Documents.schema("false").validate(Documents.json("1"))).hasSize(1);
    }
}
