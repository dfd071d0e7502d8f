package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.overview.ChannelOverview;
import io.eventplane.asyncapi.overview.SecurityOverview;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Position;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Invalid, warning, unresolved reference: what a document as it is found in the wild is told, and that it works all the same. */
class VerdictsTest {

    private static final String SENDS = """
            asyncapi: 2.6.0
            info: {title: t, version: '1'}
            channels:
              lamps:
                subscribe:
                  message:
                    name: lit
                    payload: {type: object, required: [id]}
            """;

    static List<String> realDocuments() {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("realDocuments")
    void a_document_that_the_specification_shows_has_nothing_schemas_complain_about(String path) {
        assertThat(CheckedDocument.of(Documents.text(path), null).warnings())
                .filteredOn(warning -> warning.rule().equals("schema"))
                .isEmpty();
    }

    @Test
    void a_clean_document_has_nothing_to_be_told() {
        CheckedDocument checked = CheckedDocument.of(SENDS, null);

        assertThat(checked.warnings()).isEmpty();
        assertThat(checked.unresolved()).isEmpty();
        assertThat(checked.text()).isEqualTo(SENDS);
    }

    @Nested
    class Positions {

        @Test
        void an_invalid_value_is_told_with_line_and_column_in_yaml() {
            String text = SENDS.replace("type: object", "type: objet");

            assertThat(invalid(text)).anySatisfy(violation -> {
                assertThat(violation.pointer()).isEqualTo("/channels/lamps/subscribe/message/payload/type");
                assertThat(violation.position()).isEqualTo(new Position(8, 19));
            });
        }

        @Test
        void an_invalid_value_is_told_with_line_and_column_in_json() {
            String text = "{\n  \"asyncapi\": \"2.6.0\",\n  \"info\": {\"title\": 5},\n  \"channels\": {}\n}";

            assertThat(invalid(text))
                    .extracting(Violation::pointer, Violation::position)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("/info/title", new Position(3, 12)));
        }

        @Test
        void what_is_missing_is_where_it_would_be() {
            assertThat(invalid("asyncapi: 3.0.0\ninfo:\n  version: '1'"))
                    .extracting(Violation::pointer, Violation::position)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("/info/title", new Position(2, 1)));
        }

        @ParameterizedTest
        @CsvSource({"'{\"asyncapi\": ]}', 1, 14", "'a: 1\na: 2', 2, 1", "'a:\n  - *b', 2, 5"})
        void text_that_cannot_be_read_is_told_where(String text, int line, int column) {
            assertThat(invalid(text).get(0).position()).isEqualTo(new Position(line, column));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\uFEFF", ""})
        void a_byte_order_mark_and_crlf_change_neither_meaning_nor_lines(String mark) {
            String text = mark + SENDS.replace("\n", "\r\n").replace("objekt", "object");
            CheckedDocument checked = CheckedDocument.of(text + "id: 5\r\n", null);

            assertThat(checked.document().channels()).hasSize(1);
            assertThat(checked.warnings())
                    .extracting(Violation::pointer, Violation::position)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("/id", new Position(9, 1)));
        }
    }

    @Nested
    class Invalid {

        @Test
        void version_1_is_told_which_are_supported_and_how_to_convert() {
            assertThat(invalid("asyncapi: 1.2.0\ninfo: {title: t, version: '1'}\ntopics: {}"))
                    .singleElement()
                    .satisfies(violation -> {
                        assertThat(violation.pointer()).isEqualTo("/asyncapi");
                        assertThat(violation.message()).contains("2.0 to 2.6, 3.0 and 3.1", "convert");
                    });
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"data\": {\"asyncapi\": \"2.6.0\"}} | /data",
                    "{\"items\": [{\"asyncapi\": \"2.6.0\"}]} | /items/0",
                    "{\"kind\": \"Api\", \"spec\": {\"definition\": \"asyncapi: 2.6.0\"}} | /spec/definition"
                })
        void an_envelope_is_told_from_a_document(String text, String where) {
            assertThat(invalid(text))
                    .singleElement()
                    .satisfies(violation ->
                            assertThat(violation.message()).contains("wrapped into another one, at " + where + ";"));
        }
    }

    @Nested
    class Warned {

        @Test
        void a_missing_api_version() {
            assertThat(warnings("asyncapi: 3.0.0\ninfo: {title: t}")).containsExactly("/info/version");
        }

        @Test
        void an_example_that_is_none() {
            String text = SENDS + "        examples: [{payload: {}}]\n".replace("        ", "        ");

            assertThat(warnings(text)).containsExactly("/channels/lamps/subscribe/message/examples/0/payload");
        }

        @Test
        void an_operation_id_that_occurs_twice() {
            String text = "asyncapi: 2.6.0\ninfo: {title: t, version: '1'}\n"
                    + "channels: {a: {subscribe: {operationId: x}}, b: {publish: {operationId: x}}}";

            assertThat(warnings(text)).containsExactly("/channels/b/publish/operationId");
        }

        @Test
        void parameters_that_do_not_fit_the_address() {
            String text = "asyncapi: 2.6.0\ninfo: {title: t, version: '1'}\n"
                    + "channels: {'a/{b}': {parameters: {c: {}}, subscribe: {}}}";

            assertThat(warnings(text)).containsExactlyInAnyOrder("/channels/a~1{b}/parameters/c", "/channels/a~1{b}");
        }

        @Test
        void a_field_that_nobody_knows_but_no_vendor_extension() {
            assertThat(warnings(SENDS + "nonsense: 1\nx-mine: {a: [1]}\n")).containsExactly("/nonsense");
        }

        @Test
        void a_scheme_in_a_host_and_variables_without_values() {
            String text = """
                    asyncapi: 3.0.0
                    info: {title: t, version: '1'}
                    servers:
                      a: {host: 'mqtt://{region}.example.com', protocol: mqtt, variables: {region: {}}}
                      b: {host: '{zone}.example.com', protocol: mqtt}
                      c: {host: 'localhost:1883', protocol: mqtt}
                    """;

            assertThat(warnings(text))
                    .containsExactlyInAnyOrder("/servers/a/host", "/servers/a/variables/region", "/servers/b/host");
        }

        @Test
        void security_that_names_no_scheme() {
            String text = "asyncapi: 2.6.0\ninfo: {title: t, version: '1'}\nchannels: {}\n"
                    + "servers: {a: {url: 'mqtt://h', protocol: mqtt, security: [{nope: []}]}}";

            assertThat(warnings(text)).containsExactly("/servers/a/security/0/nope");
            assertThat(CheckedDocument.of(text, null).document().overview()).isEmpty();
        }

        @Test
        void json_schema_that_is_labelled_as_avro_is_not_validated() {
            String text = SENDS.replace(
                            "name: lit", "name: lit\n        schemaFormat: application/vnd.apache.avro;version=1.9.0")
                    .replace("required: [id]", "properties: {id: {type: string}}");
            CheckedDocument checked = CheckedDocument.of(text, null);

            assertThat(checked.warnings())
                    .extracting(Violation::pointer)
                    .contains("/channels/lamps/subscribe/message/payload");
            assertThat(message(checked).validated()).isFalse();
        }

        @Test
        void two_channels_with_one_address() {
            String text =
                    "asyncapi: 3.0.0\ninfo: {title: t, version: '1'}\nchannels: {a: {address: x}, b: {address: x}}";

            assertThat(warnings(text)).containsExactly("/channels/b/address");
        }

        @Test
        void at_most_a_hundred() {
            StringBuilder text = new StringBuilder("asyncapi: 3.0.0\ninfo: {title: t, version: '1'}\n");
            for (int number = 0; number < 300; number++) {
                text.append("unknown").append(number).append(": 1\n");
            }

            assertThat(warnings(text.toString())).hasSize(100);
        }
    }

    @Nested
    class Unresolved {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://example.com/s.json",
                    "file:///etc/passwd",
                    "./common.yaml#/a",
                    "classpath:secret.json",
                    "http://169.254.169.254/latest",
                    "other.json"
                })
        void an_external_payload_is_not_fetched_and_not_validated(String reference) {
            String text = SENDS.replace("{type: object, required: [id]}", "{$ref: '" + reference + "'}");
            CheckedDocument checked = CheckedDocument.of(text, null);

            assertThat(checked.unresolved())
                    .extracting(Violation::pointer)
                    .containsExactly("/channels/lamps/subscribe/message/payload/$ref");
            assertThat(checked.warnings()).isEmpty();
            assertThat(message(checked).validated()).isFalse();
        }

        @Test
        void a_schema_with_an_external_part_is_not_validated_and_the_others_are() {
            CheckedDocument checked = CheckedDocument.of("""
                    asyncapi: 3.0.0
                    info: {title: t, version: '1'}
                    channels:
                      c:
                        messages:
                          part: {payload: {not: {$ref: '#/components/schemas/half'}}}
                          whole: {payload: {type: string}}
                    operations: {o: {action: send, channel: {$ref: '#/channels/c'}}}
                    components: {schemas: {half: {properties: {a: {$ref: 'x.json'}}}}}
                    """, null);

            assertThat(checked.unresolved())
                    .extracting(Violation::pointer)
                    .containsExactly("/components/schemas/half/properties/a/$ref");
            assertThat(checked.document().overview().get(0).messages())
                    .extracting(message -> message.name() + " " + message.validated())
                    .containsExactly("part false", "whole true");
        }

        @Test
        void an_external_message_is_one_that_may_be_anything() {
            String text = "asyncapi: 2.6.0\ninfo: {title: t, version: '1'}\n"
                    + "channels: {a: {subscribe: {message: {oneOf: [{$ref: 'm.yml#/x'}, {name: known}]}}}}";
            CheckedDocument checked = CheckedDocument.of(text, null);
            Channel channel = checked.document().channels().get(0);

            assertThat(checked.unresolved())
                    .extracting(Violation::pointer)
                    .containsExactly("/channels/a/subscribe/message/oneOf/0/$ref");
            assertThat(channel.messages()).hasSize(2);
            assertThat(channel.messages().get(0).contentType()).isEmpty();
        }

        @Test
        void what_publishing_does_not_depend_on() {
            String text = SENDS + "servers: {a: {$ref: '#/components/servers/none'}}\n"
                    + "components: {messages: {m: {$ref: 'https://ada:secret@h/m'}}}\n";
            CheckedDocument checked = CheckedDocument.of(text, null);

            assertThat(checked.unresolved())
                    .extracting(Violation::pointer)
                    .containsExactlyInAnyOrder("/servers/a/$ref", "/components/messages/m/$ref");
            assertThat(checked.unresolved().toString()).doesNotContain("secret");
        }

        @Test
        void what_only_looks_like_a_reference_is_none() {
            String text = SENDS + "x-more: {$ref: nowhere}\n"
                    + "components: {schemas: {a: {default: {$ref: none}, enum: [{$ref: none}]}}}\n";

            assertThat(CheckedDocument.of(text, null).unresolved()).isEmpty();
        }

        @Test
        void what_has_the_name_of_data_or_of_an_extension_is_one_among_properties() {
            String text = SENDS
                    + "components: {schemas: {a: {properties: {enum: {$ref: one}, x-id: {$ref: two}, $ref: {$ref: three}}}}}\n";

            assertThat(CheckedDocument.of(text, null).unresolved())
                    .extracting(Violation::pointer)
                    .containsExactly(
                            "/components/schemas/a/properties/enum/$ref",
                            "/components/schemas/a/properties/x-id/$ref",
                            "/components/schemas/a/properties/$ref/$ref");
        }

        @Test
        void keys_with_slashes_unescaped_and_schemas_in_circles_resolve() {
            CheckedDocument checked = CheckedDocument.of("""
                    asyncapi: 3.0.0
                    info: {title: t, version: '1'}
                    channels:
                      a/b: {messages: {m: {payload: {$ref: '#/components/schemas/tree'}}}}
                    operations: {o: {action: send, channel: {$ref: '#/channels/a/b'}}}
                    components: {schemas: {tree: {properties: {left: {$ref: '#/components/schemas/tree'}}}}}
                    """, null);

            assertThat(checked.unresolved()).isEmpty();
            assertThat(message(checked).validated()).isTrue();
        }
    }

    @Nested
    class Credentials {

        @ParameterizedTest
        @CsvSource({
            "url, amqp://ada:s3cret@broker:5672, amqp://ada:*****@broker:5672",
            "url, 'ada:s3cret@broker:5672', 'ada:*****@broker:5672'",
            "url, mqtt://:s3cret@broker, mqtt://:*****@broker",
            "url, 'https://a:s3c/ret@broker/x', 'https://a:*****@broker/x'"
        })
        void a_password_in_a_servers_address_is_not_kept(String field, String address, String masked) {
            String text = SENDS + "servers: {a: {" + field + ": '" + address + "', protocol: amqp}}\n";
            CheckedDocument checked = CheckedDocument.of(text, null);

            assertThat(checked.text()).contains(masked).doesNotContain("s3c");
            assertThat(checked.document().root().toString()).doesNotContain("s3c");
            assertThat(checked.warnings()).extracting(Violation::pointer).contains("/servers/a/url");
            assertThat(checked.warnings().toString()).doesNotContain("s3c");
            assertThat(CheckedDocument.of(checked.text(), null).text()).isEqualTo(checked.text());
        }

        @ParameterizedTest
        @ValueSource(strings = {"amqp://{user}:{password}@h", "https://h:8080/a@b", "mqtt://h:1883", "{host}:{port}"})
        void what_is_no_password_stays(String address) {
            String text = SENDS + "servers: {a: {url: '" + address + "', protocol: amqp}}\n";

            assertThat(CheckedDocument.of(text, null).text()).isEqualTo(text);
        }

        @Test
        void one_that_is_written_so_that_it_cannot_be_masked_is_refused() {
            String text = SENDS + "servers: {a: {url: \"amqp://ada:s3c\\x72et@broker\", protocol: amqp}}\n";

            assertThat(invalid(text)).singleElement().satisfies(violation -> {
                assertThat(violation.rule()).isEqualTo("security");
                assertThat(violation.pointer()).isEqualTo("/servers/a/url");
                assertThat(violation.toString()).doesNotContain("s3cret");
            });
        }
    }

    @Nested
    class Understood {

        @Test
        void both_directions_with_servers_and_security() {
            List<ChannelOverview> channels =
                    CheckedDocument.of("""
                    asyncapi: 2.6.0
                    info: {title: t, version: '1'}
                    servers:
                      one: {url: 'mqtt://h', protocol: mqtt, security: [{user: []}, {ghost: []}, {}]}
                      two: {url: 'kafka://h', protocol: kafka}
                    channels:
                      a/{id}:
                        servers: [one]
                        parameters: {id: {}}
                        subscribe: {message: {name: out, payload: {type: string}}}
                        publish: {message: {name: in, payload: {type: string}}}
                      b: {publish: {}}
                    components: {securitySchemes: {user: {type: userPassword}}}
                    """, null).document().overview();

            assertThat(channels).extracting(ChannelOverview::name).containsExactly("a/{id}", "b");
            assertThat(channels.get(0).sends() && channels.get(0).receives()).isTrue();
            assertThat(channels.get(0).parameters()).containsExactly("id");
            assertThat(channels.get(0).messages())
                    .extracting(message -> message.name() + " " + message.contentType() + " " + message.validated())
                    .containsExactly("out application/json true", "in application/json false");
            assertThat(channels.get(0).servers())
                    .singleElement()
                    .satisfies(server -> assertThat(server.security())
                            .containsExactly(
                                    new SecurityOverview("user", "userPassword"),
                                    new SecurityOverview("ghost", "unknown"),
                                    new SecurityOverview("", "none")));
            assertThat(channels.get(1).sends()).isFalse();
            assertThat(channels.get(1).servers()).hasSize(2);
        }

        @Test
        void security_of_version_2_in_a_document_of_version_3_never_means_open() {
            CheckedDocument checked = CheckedDocument.of("""
                    asyncapi: 3.0.0
                    info: {title: t, version: '1'}
                    servers:
                      a: {host: h, protocol: mqtt, security: [{user: []}, {ghost: []}, {}]}
                    channels: {c: {}}
                    components: {securitySchemes: {user: {type: userPassword}}}
                    """, null);

            assertThat(checked.warnings())
                    .extracting(Violation::pointer)
                    .contains("/servers/a/security/0", "/servers/a/security/1", "/servers/a/security/2");
            assertThat(checked.document().overview().get(0).servers().get(0).security())
                    .extracting(SecurityOverview::type)
                    .containsExactly("userPassword", "unknown", "unknown");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/lead",
                    "a#b",
                    "#",
                    "*",
                    "a/*/b",
                    "with spaces",
                    "[owner]/x",
                    "$ENV/topic",
                    "room:{id}",
                    "{host}_{port}_connected",
                    "https://example.com/hooks/{id}?a=b",
                    "a.b.{c}",
                    "{a}{b}"
                })
        void odd_addresses_are_understood_and_found_again(String address) {
            String text = "asyncapi: 2.6.0\ninfo: {title: t, version: '1'}\nchannels: {'" + address
                    + "': {subscribe: {message: {payload: {type: string}}}}}";
            AsyncApiDocument document = CheckedDocument.of(text, null).document();

            assertThat(document.overview().get(0).address()).isEqualTo(address);
            assertThat(document.match(address.replaceAll("\\{[a-z]+}", "x"))).isPresent();
        }

        @Test
        void an_address_that_is_null_is_the_channels_name() {
            String text = "asyncapi: 3.0.0\ninfo: {title: t, version: '1'}\nchannels: {c: {address: null}}";

            assertThat(CheckedDocument.of(text, null)
                            .document()
                            .overview()
                            .get(0)
                            .address())
                    .isEqualTo("c");
        }

        @Test
        void older_yaml_readings_are_names_and_text() {
            String text = SENDS.replace(
                    "{type: object, required: [id]}",
                    "{properties: {yes: {type: string}, no: {const: 2020-01-01}, on: {enum: [off, 12:30:45]}}}");
            CheckedDocument checked = CheckedDocument.of(text, null);
            var schema = checked.document()
                    .payloadSchema(
                            checked.document().channels().get(0).messages().get(0))
                    .orElseThrow();

            assertThat(checked.warnings()).isEmpty();
            assertThat(schema.validate(json("{\"yes\": \"a\", \"no\": \"2020-01-01\", \"on\": \"12:30:45\"}")))
                    .isEmpty();
            assertThat(schema.validate(json("{\"yes\": true}"))).hasSize(1);
        }

        @Test
        void a_channel_with_many_operations_and_a_message_without_payload() {
            StringBuilder text = new StringBuilder("""
                    asyncapi: 3.0.0
                    info: {title: t, version: '1'}
                    channels: {c: {messages: {m: {name: bare}}}}
                    operations:
                    """);
            for (int number = 0; number < 143; number++) {
                text.append("  o")
                        .append(number)
                        .append(": {action: ")
                        .append(number % 2 == 0 ? "send" : "receive")
                        .append(", channel: {$ref: '#/channels/c'}}\n");
            }
            CheckedDocument checked = CheckedDocument.of(text.toString(), null);

            assertThat(checked.warnings()).isEmpty();
            assertThat(checked.document().overview()).singleElement().satisfies(channel -> {
                assertThat(channel.sends() && channel.receives()).isTrue();
                assertThat(channel.messages()).isNotEmpty().noneMatch(message -> message.validated());
            });
        }
    }

    private static tools.jackson.databind.JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static io.eventplane.asyncapi.overview.MessageOverview message(CheckedDocument checked) {
        return checked.document().overview().get(0).messages().get(0);
    }

    private static List<String> warnings(String text) {
        return CheckedDocument.of(text, null).warnings().stream()
                .map(Violation::pointer)
                .toList();
    }

    private static List<Violation> invalid(String text) {
        return catchThrowableOfType(InvalidDocumentException.class, () -> CheckedDocument.of(text, null))
                .violations();
    }
}
