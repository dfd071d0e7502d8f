package io.eventplane.asyncapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.payload.avro.AvroSchema;
import io.eventplane.asyncapi.verdict.Violation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Avro payloads in both encodings; what is valid was written by Avro's own library. */
class AvroSchemaTest {

    private static final String FORMAT = "application/vnd.apache.avro;version=1.9.0";

    private static final String LAMP = """
            {"type": "record", "name": "Lamp", "namespace": "town", "fields": [
              {"name": "id", "type": "string"},
              {"name": "lumens", "type": "int"},
              {"name": "since", "type": ["null", "long"], "default": null},
              {"name": "colour", "type": {"type": "enum", "name": "Colour", "symbols": ["RED", "GREEN"]}},
              {"name": "key", "type": {"type": "fixed", "name": "Key", "size": 2}},
              {"name": "raw", "type": "bytes"},
              {"name": "tags", "type": {"type": "array", "items": "string"}},
              {"name": "meters", "type": {"type": "map", "values": "double"}},
              {"name": "on", "type": "boolean"},
              {"name": "next", "type": ["null", "Lamp"], "default": null}]}""";

    private static final String VALID = """
            {"id": "ü", "lumens": 7, "since": {"long": 9007199254740993}, "colour": "GREEN", "key": "\\u0000ÿ", "raw": "\\u00ff",
             "tags": ["a", "b"], "meters": {"x/y": 1.5, "z": 2}, "on": true, "next": {"town.Lamp":
               {"id": "", "lumens": -1, "since": null, "colour": "RED", "key": "ab", "raw": "", "tags": [], "meters": {}, "on": false, "next": null}}}""";

    @Nested
    class Json {

        @Test
        void what_avros_own_decoder_reads_is_valid() throws IOException {
            assertThat(binary(LAMP, VALID)).isNotEmpty();
            assertThat(json(LAMP, VALID)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "int       | 1                 | ",
                    "int       | 2147483648        | type",
                    "int       | 1.0               | type",
                    "int       | \"1\"               | type",
                    "long      | 9223372036854775807 | ",
                    "long      | 9223372036854775808 | type",
                    "float     | 1.5               | ",
                    "double    | \"NaN\"             | ",
                    "double    | \"nan\"             | type",
                    "boolean   | true              | ",
                    "boolean   | 1                 | type",
                    "null      | null              | ",
                    "null      | 0                 | type",
                    "string    | \"a\"               | ",
                    "string    | 1                 | type",
                    "bytes     | \"ÿ\"               | ",
                    "bytes     | \"Ā\"               | type"
                })
        void primitives(String type, String value, String rule) {
            assertThat(json("\"" + type + "\"", value))
                    .extracting(Violation::rule)
                    .isEqualTo(rule == null ? List.of() : List.of(rule));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"lumens\": 7 | \"lumens\": \"7\" | /lumens | type",
                    "\"lumens\": 7, | '' | /lumens | required",
                    "\"on\": true | \"on\": true, \"off\": 1 | /off | unknown-field",
                    "{\"long\": 9007199254740993} | 5 | /since | union",
                    "{\"long\": 9007199254740993} | {\"int\": 5} | /since | union",
                    "{\"long\": 9007199254740993} | {\"long\": \"5\"} | /since/long | type",
                    "GREEN | BLUE | /colour | type",
                    "\"b\"] | 1] | /tags/1 | type",
                    "1.5 | \"x\" | /meters/x~1y | type",
                    "\"lumens\": -1 | \"lumens\": null | /next/town.Lamp/lumens | type",
                    "\"key\": \"ab\" | \"key\": \"abc\" | /next/town.Lamp/key | type"
                })
        void what_is_wrong_is_told_with_its_place(String good, String bad, String pointer, String rule) {
            assertThat(VALID).contains(good);

            assertThat(json(LAMP, VALID.replace(good, bad)))
                    .extracting(Violation::pointer, Violation::rule)
                    .containsExactly(tuple(pointer, rule));
        }

        @Test
        void at_most_twenty_violations_are_told() {
            assertThat(json("{\"type\": \"array\", \"items\": \"int\"}", "[" + "\"x\",".repeat(1000) + "1]"))
                    .hasSize(20);
        }
    }

    @Nested
    class Binary {

        @Test
        void what_avros_own_encoder_writes_is_valid() throws IOException {
            assertThat(schema(LAMP).violations(binary(LAMP, VALID))).isEmpty();
        }

        @Test
        void every_beginning_of_it_is_not() throws IOException {
            byte[] whole = binary(LAMP, VALID);

            for (int length = 0; length < whole.length; length++) {
                assertThat(schema(LAMP).violations(Arrays.copyOf(whole, length)))
                        .as("the first %s bytes", length)
                        .hasSize(1);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"int\" | 0000 | '' | length | bytes behind the end",
                    "\"int\" | ffffffffffff | '' | encoding | Invalid int",
                    "\"long\" | ffffffffffffffffffffff | '' | encoding | Invalid long",
                    "\"boolean\" | 02 | '' | encoding | 0 or 1",
                    "\"string\" | 01 | '' | length | -1 bytes",
                    "\"string\" | feffffff0f00 | '' | length | and 1 are left",
                    "\"bytes\" | feffffffffffffffff01 | '' | length | and 0 are left",
                    "\"string\" | 02ff | '' | encoding | UTF-8",
                    "[\"null\", \"int\"] | 04 | '' | branch | 0 to 1",
                    "[\"null\", \"int\"] | 01 | '' | branch | no branch -1",
                    "{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\"]} | 02 | '' | symbol | 0 to 0",
                    "{\"type\": \"array\", \"items\": \"string\"} | 04026102ff00 | /1 | encoding | UTF-8",
                    "{\"type\": \"map\", \"values\": \"boolean\"} | 0202610500 | /a | encoding | 0 or 1",
                    "{\"type\": \"array\", \"items\": \"null\"} | 80b48913 | '' | limit | 10000000 values",
                    "{\"type\": \"array\", \"items\": \"null\"} | 8080808010 | '' | encoding | collections",
                    "{\"type\": \"array\", \"items\": \"null\"} | fdffffffffffffffff0100 | '' | encoding | array"
                })
        void hostile_bytes(String schema, String hexadecimal, String pointer, String rule, String message) {
            assertThat(schema(schema).violations(HexFormat.of().parseHex(hexadecimal)))
                    .singleElement()
                    .satisfies(violation -> {
                        assertThat(violation.rule()).isEqualTo(rule);
                        assertThat(violation.message()).contains(message);
                        assertThat(violation.pointer()).startsWith(pointer);
                    });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"r\", \"type\": \"R\"}]}",
                    "{\"type\": \"array\", \"items\": {\"type\": \"record\", \"name\": \"R\", \"fields\": []}}"
                })
        void data_without_bytes_is_limited(String schema) {
            byte[] endless = HexFormat.of().parseHex("80b48913");

            assertThat(schema(schema).violations(endless))
                    .extracting(Violation::rule)
                    .containsExactly("limit");
        }

        @Test
        void a_block_may_say_how_many_bytes_it_has() {
            assertThat(schema("{\"type\": \"array\", \"items\": \"int\"}")
                            .violations(HexFormat.of().parseHex("0304020400")))
                    .isEmpty();
        }
    }

    @Nested
    class InDocuments {

        @Test
        void references_are_followed_and_a_type_met_again_goes_by_its_name() throws IOException {
            AsyncApiDocument document = Documents.version2(
                    "{c: {subscribe: {message: {schemaFormat: '" + FORMAT
                            + "', contentType: avro/binary, payload: {$ref: '#/components/schemas/order'}}}}}",
                    """
                    components:
                      schemas:
                        money: {type: record, name: Money, fields: [{name: cents, type: long}]}
                        order:
                          type: record
                          name: Order
                          namespace: shop
                          fields:
                            - {name: price, type: {$ref: '#/components/schemas/money'}}
                            - {name: tax, type: {$ref: '#/components/schemas/money'}}
                            - {name: part, type: ['null', {$ref: '#/components/schemas/order'}]}
                    """);

            AvroSchema schema = only(document);

            assertThat(schema.violations(HexFormat.of().parseHex("020400"))).isEmpty();
            assertThat(
                            schema.violations(
                                    Documents.json(
                                            "{\"price\": {\"cents\": 1}, \"tax\": {\"cents\": 2}, \"part\": {\"shop.Order\": {\"price\": {\"cents\": 1}, \"tax\": {\"cents\": true}, \"part\": null}}}")))
                    .extracting(Violation::pointer)
                    .containsExactly("/part/shop.Order/tax/cents");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/vnd.apache.avro",
                    "application/vnd.apache.avro+json;version=1.9.0",
                    "application/vnd.apache.avro+yaml; version=1.12.0"
                })
        void every_notation_is_avro(String format) {
            assertThat(only(document(format, "{type: array, items: int}")).violations(Documents.json("[1, \"2\"]")))
                    .extracting(Violation::pointer)
                    .containsExactly("/1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{type: object, additionalProperties: false}",
                    "{type: record, name: R}",
                    "{type: record, name: R, fields: 7}",
                    "{type: record, name: R, fields: [{name: a, type: Unknown}]}",
                    "{type: [[int]]}",
                    "{type: array, items: {$ref: '#/channels/c/subscribe/message/payload'}}",
                    "{type: enum, name: E, symbols: [A, A]}",
                    "{type: record, name: R, fields: [{name: a, type: {$ref: '#/nowhere'}}]}",
                    "7"
                })
        void what_is_no_avro_schema_is_a_warning_and_not_validated(String schema) {
            var checked = CheckedDocument.of(text(FORMAT, schema), null);
            Message message = message(checked.document());

            if (!schema.equals("[]")) {
                assertThat(checked.document().avroSchema(message)).isEmpty();
                assertThat(checked.document().unvalidated(message))
                        .hasValueSatisfying(reason -> assertThat(reason).contains("no Avro schema"));
                assertThat(checked.warnings())
                        .extracting(Violation::pointer)
                        .contains("/channels/c/subscribe/message/payload");
            }
        }

        @Test
        void a_schema_that_lives_elsewhere_is_unresolved_and_not_validated() {
            var checked = CheckedDocument.of(text(FORMAT, "{$ref: 'https://example.com/lamp.avsc'}"), null);

            assertThat(checked.unresolved()).hasSize(1);
            assertThat(checked.warnings())
                    .extracting(Violation::message)
                    .noneMatch(text -> text.contains("not validated"));
            assertThat(checked.document().overview().get(0).messages().get(0).unvalidated())
                    .contains("leads out of this document");
        }

        @Test
        void other_languages_say_why_they_are_not_validated() {
            var checked = CheckedDocument.of(text("application/raml+yaml;version=1.0", "{type: string}"), null);

            assertThat(checked.document().overview().get(0).messages().get(0).unvalidated())
                    .isEqualTo("schemas in application/raml+yaml;version=1.0 are not understood here");
            assertThat(checked.warnings()).extracting(Violation::message).anyMatch(text -> text.contains("raml"));
        }
    }

    private static List<Violation> json(String schema, String json) {
        return schema(schema).violations(Documents.json(json));
    }

    private static AvroSchema schema(String schema) {
        return only(document(FORMAT, schema));
    }

    private static AvroSchema only(AsyncApiDocument document) {
        return document.avroSchema(message(document)).orElseThrow();
    }

    private static Message message(AsyncApiDocument document) {
        return document.channels().get(0).onlyMessage().orElseThrow();
    }

    private static AsyncApiDocument document(String format, String schema) {
        return AsyncApiDocument.parse(text(format, schema));
    }

    private static String text(String format, String schema) {
        return Documents.text2(
                "{c: {subscribe: {message: {schemaFormat: '" + format + "', payload: " + schema + "}}}}");
    }

    /** By the library alone: from its JSON encoding to its binary one. */
    private static byte[] binary(String schema, String json) throws IOException {
        Schema parsed = new Schema.Parser().parse(schema);
        Object value = new GenericDatumReader<>(parsed)
                .read(null, DecoderFactory.get().jsonDecoder(parsed, new ByteArrayInputStream(json.getBytes(UTF_8))));
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(parsed).write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
