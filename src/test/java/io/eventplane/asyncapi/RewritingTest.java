package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.notation.DocumentFormat;
import io.eventplane.asyncapi.notation.DocumentText;
import io.eventplane.asyncapi.runtime.Server;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a document says after it was rewritten for a Runtime. */
class RewritingTest {

    private static final List<Server> SERVERS = List.of(new Server("bus", "h:5672", "amqp", "1.0", "d"));

    @Nested
    class Version2 {

        @Test
        void servers_have_an_url() {
            assertThat(rewritten(Documents.version2("{}", "servers: {old: {url: u, protocol: kafka}}"))
                            .path("servers"))
                    .isEqualTo(Documents.json(
                            "{'bus': {'url': 'amqp://h:5672', 'protocol': 'amqp', 'protocolVersion': '1.0', 'description': 'd'}}"
                                    .replace('\'', '"')));
        }

        @Test
        void a_publishable_channel_changes_its_key_and_keeps_what_it_publishes() {
            JsonNode document = rewritten(Documents.version2("""
                    {'a/{p}': {description: d, servers: [old], parameters: {p: {}}, bindings: {kafka: {}},
                      subscribe: {operationId: o, security: [{s: []}], bindings: {kafka: {}}, traits: [{bindings: {kafka: {}}}],
                        message: {bindings: {kafka: {}}, traits: [{bindings: {}}], payload: {properties: {bindings: {type: string}}}}},
                      publish: {message: {}}}}
                    """, "servers: {old: {url: u, protocol: kafka}}"));

            assertThat(document.path("channels")).isEqualTo(yaml("""
                    bus.a.p:
                      description: d
                      subscribe: {operationId: o, traits: [{}], message: {traits: [{}], payload: {properties: {bindings: {type: string}}}}}
                    """));
        }

        @Test
        void a_channel_that_is_not_publishable_goes_unless_something_that_stays_refers_to_it() {
            JsonNode document = rewritten(Documents.version2("""
                    {a: {subscribe: {message: {$ref: '#/channels/b/publish/message'}}}, b: {publish: {message: {name: m}}}, c: {publish: {}}}
                    """));

            assertThat(document.path("channels").propertyNames()).containsExactly("bus.a", "b");
        }

        @Test
        void references_to_a_channel_follow_it_to_its_new_key() {
            AsyncApiDocument original = Documents.version2("""
                    {'a/{p}': {subscribe: {message: {payload: {items: {$ref: '#/channels/a~1{p}/subscribe/message/payload'}, type: array}}}},
                     b: {subscribe: {message: {$ref: '#/channels/a/{p}/subscribe/message'}}}}
                    """);
            JsonNode document = rewritten(original);

            assertThat(document.at("/channels/bus.b/subscribe/message/$ref").stringValue())
                    .isEqualTo("#/channels/bus.a.p/subscribe/message");
            assertThat(document.at("/channels/bus.a.p/subscribe/message/payload/items/$ref")
                            .stringValue())
                    .isEqualTo("#/channels/bus.a.p/subscribe/message/payload");
        }

        @Test
        void a_reference_to_something_that_is_gone_becomes_a_copy_of_it() {
            JsonNode document = rewritten(Documents.version2("""
                    {'a/{p}': {parameters: {p: {schema: {type: integer}}}, publish: {message: {payload: {$ref: '#/channels/a~1{p}/publish/message/payload/x', x: 1}}},
                      subscribe: {message: {payload: {properties: {p: {$ref: '#/channels/a~1{p}/parameters/p/schema'}}}}}}}
                    """));

            assertThat(document.at("/channels/bus.a.p/subscribe/message/payload/properties/p"))
                    .isEqualTo(Documents.json("{\"type\": \"integer\"}"));
        }

        @Test
        void channels_that_come_to_one_address_keep_all_their_messages() {
            JsonNode document = rewritten(Documents.version2("""
                    {a: {description: d, subscribe: {message: {name: m}}},
                     b: {subscribe: {message: {oneOf: [{name: n}, {$ref: '#/components/messages/o'}]}}},
                     c: {subscribe: {message: {name: m}}}, d: {subscribe: {}}}
                    """, "components: {messages: {o: {}}}"), channel -> "one");

            assertThat(document.path("channels"))
                    .isEqualTo(
                            yaml(
                                    "one: {description: d, subscribe: {message: {oneOf: [{name: m}, {name: n}, {$ref: '#/components/messages/o'}]}}}"));
        }

        @Test
        void channels_that_swap_their_names_are_not_mixed_up() {
            JsonNode document = rewritten(Documents.version2("""
                    {a: {subscribe: {message: {$ref: '#/channels/b/publish/message'}}}, b: {publish: {message: {name: m}}}}
                    """), channel -> "b");

            assertThat(document.path("channels")).isEqualTo(yaml("b: {subscribe: {message: {name: m}}}"));
        }

        @Test
        void a_channel_that_is_a_reference_is_written_out() {
            JsonNode document = rewritten(Documents.version2(
                    "{a: {$ref: '#/components/channels/x'}}",
                    "components: {channels: {x: {subscribe: {message: {name: m}}}, y: {}}}"));

            assertThat(document.path("channels")).isEqualTo(yaml("bus.a: {subscribe: {message: {name: m}}}"));
            assertThat(document.has("components")).isFalse();
        }
    }

    @Nested
    class Version3 {

        @Test
        void servers_have_a_host() {
            assertThat(rewritten(Documents.version3("channels: {}")).path("servers"))
                    .isEqualTo(yaml("bus: {host: 'h:5672', protocol: amqp, protocolVersion: '1.0', description: d}"));
        }

        @Test
        void a_publishable_channel_keeps_its_key_and_changes_its_address() {
            JsonNode document = rewritten(Documents.version3("""
                    channels: {c: {address: 'a/{p}', parameters: {p: {}}, servers: [{$ref: '#/servers/old'}], bindings: {kafka: {}}, messages: {m: {bindings: {kafka: {}}}}}, d: {}}
                    operations:
                      o: {action: send, channel: {$ref: '#/channels/c'}, security: [{type: x}], bindings: {kafka: {}}, messages: [{$ref: '#/channels/c/messages/m'}]}
                      r: {action: receive, channel: {$ref: '#/channels/c'}}
                    servers: {old: {host: h, protocol: kafka}}
                    """));

            assertThat(document.path("channels")).isEqualTo(yaml("c: {address: bus.c, messages: {m: {}}}"));
            assertThat(document.path("operations"))
                    .isEqualTo(
                            yaml(
                                    "o: {action: send, channel: {$ref: '#/channels/c'}, messages: [{$ref: '#/channels/c/messages/m'}]}"));
        }

        @Test
        void the_channel_of_a_reply_stays() {
            JsonNode document = rewritten(Documents.version3("""
                    channels: {c: {}, r: {servers: [{$ref: '#/servers/old'}]}}
                    operations: {o: {action: send, channel: {$ref: '#/channels/c'}, reply: {channel: {$ref: '#/channels/r'}}}}
                    servers: {old: {host: h, protocol: kafka}}
                    """));

            assertThat(document.path("channels")).isEqualTo(yaml("{c: {address: bus.c}, r: {}}"));
        }

        @Test
        void channels_and_operations_that_are_references_are_written_out_and_references_follow() {
            JsonNode document = rewritten(Documents.version3("""
                    channels: {c: {$ref: '#/components/channels/x'}}
                    operations: {o: {$ref: '#/components/operations/p'}}
                    components:
                      channels: {x: {address: ax, messages: {m: {}}}}
                      operations: {p: {action: send, channel: {$ref: '#/components/channels/x'}, messages: [{$ref: '#/channels/c/messages/m'}]}}
                    """));

            assertThat(document.path("channels")).isEqualTo(yaml("c: {address: bus.c, messages: {m: {}}}"));
            assertThat(document.path("operations"))
                    .isEqualTo(
                            yaml(
                                    "o: {action: send, channel: {$ref: '#/channels/c'}, messages: [{$ref: '#/channels/c/messages/m'}]}"));
            assertThat(document.has("components")).isFalse();
        }
    }

    @Test
    void all_schemas_stay_and_other_components_only_if_they_are_used() {
        JsonNode document = rewritten(
                Documents.version2(
                        "{a: {subscribe: {message: {$ref: '#/components/messages/m'}}}}",
                        "components: {messages: {m: {}, unused: {}}, schemas: {s: {}}, securitySchemes: {x: {type: x}}, messageBindings: {b: {}}}"));

        assertThat(document.path("components")).isEqualTo(yaml("{messages: {m: {}}, schemas: {s: {}}}"));
    }

    @Test
    void the_order_of_the_fields_stays() {
        JsonNode document = rewritten(Documents.version2("{}", "servers: {}", "x-y: 1", "defaultContentType: a/b"));

        assertThat(document.propertyNames())
                .containsExactly("asyncapi", "info", "channels", "servers", "x-y", "defaultContentType");
    }

    @Test
    void a_json_document_stays_json_and_a_patch_version_becomes_the_one_there_is() {
        String json = "{\"asyncapi\": \"2.6.3\", \"info\": {\"title\": \"t\", \"version\": 1.10}, \"channels\": {}}";
        AsyncApiDocument rewritten =
                AsyncApiDocument.parse(AsyncApiDocument.parse(json).rewritten(SERVERS, channel -> "b"));

        assertThat(rewritten.format()).isEqualTo(DocumentFormat.JSON);
        assertThat(rewritten.asyncApiVersion()).isEqualTo("2.6.0");
        assertThat(rewritten.root().at("/info/version").stringValue()).isEqualTo("1.10");
    }

    @Test
    void the_original_does_not_change() {
        AsyncApiDocument original = Documents.real("v2/streetlights-kafka.yml");
        String before = original.root().toString();

        original.rewritten(SERVERS, channel -> "bus");

        assertThat(original.root()).hasToString(before);
    }

    @Test
    void external_references_in_what_is_not_checked_are_left_alone() {
        JsonNode document = rewritten(
                Documents.version2(
                        "{a: {subscribe: {message: {schemaFormat: application/vnd.apache.avro, payload: {$ref: 'http://x/y.avsc'}}}}}"));

        assertThat(document.at("/channels/bus.a/subscribe/message/payload/$ref").stringValue())
                .isEqualTo("http://x/y.avsc");
    }

    @Test
    void a_reference_by_way_of_one_that_leads_out_of_the_document_leads_out_at_once() {
        JsonNode document = rewritten(Documents.version2(
                "{a: {subscribe: {message: {traits: [{$ref: '#/components/messageTraits/a~1b'}]}}}}",
                "components: {messageTraits: {$ref: 'shared.yml#/traits'}}"));

        assertThat(document.at("/channels/bus.a/subscribe/message/traits/0/$ref")
                        .stringValue())
                .isEqualTo("shared.yml#/traits/a~1b");
    }

    @Test
    void what_only_looks_like_a_reference_is_data_and_stays_as_it_is() {
        String data = "{enum: [{$ref: '#/channels/a~1{p}/parameters/p'}, {$ref: '#/channels/a~1{p}/parameters/q'}],"
                + " const: {$ref: '#/channels/a~1{p}'}, default: [{$ref: '#/components/parameters/x'}],"
                + " examples: [{$ref: '#/channels/gone'}]}";
        JsonNode document = rewritten(Documents.version2(
                "{'a/{p}': {parameters: {p: {}, q: {}}, subscribe: {message: {examples: [{payload: {$ref: '#/channels/gone'}}],"
                        + " payload: " + data + "}}}, gone: {publish: {message: {}}}}",
                "components: {parameters: {x: {}}}"));

        assertThat(document.at("/channels/bus.a.p/subscribe/message/payload")).isEqualTo(yaml(data));
        assertThat(document.at("/channels/bus.a.p/subscribe/message/examples/0/payload/$ref")
                        .stringValue())
                .isEqualTo("#/channels/gone");
        assertThat(document.path("channels").propertyNames()).containsExactly("bus.a.p");
        assertThat(document.has("components")).isFalse();
    }

    @Test
    void properties_may_have_the_names_of_what_holds_data() {
        JsonNode document = rewritten(Documents.version2("""
                {'a/{p}': {subscribe: {message: {payload: {properties: {enum: {$ref: '#/channels/a~1{p}/publish/message/payload'},
                  $ref: {type: string}, x-y: {$ref: '#/channels/a~1{p}/publish/message/payload'}}}}}, publish: {message: {payload: {type: number}}}}}
                """));

        assertThat(document.at("/channels/bus.a.p/subscribe/message/payload/properties"))
                .isEqualTo(yaml("{enum: {type: number}, $ref: {type: string}, x-y: {type: number}}"));
    }

    @Test
    void what_stands_beside_a_reference_follows_as_well() {
        JsonNode document = rewritten(Documents.version2(
                "{'a/{p}': {subscribe: {message: {payload: {$ref: '#/components/schemas/s/definitions/d'}, headers: {type: object}}}}}",
                "components: {schemas: {s: {$ref: '#/components/schemas/t',"
                        + " definitions: {d: {$ref: '#/channels/a~1{p}/subscribe/message/headers'}}}, t: {}}}"));

        assertThat(document.at("/components/schemas/s/definitions/d/$ref").stringValue())
                .isEqualTo("#/channels/bus.a.p/subscribe/message/headers");
    }

    @Test
    void what_stands_beside_a_reference_to_something_that_is_gone_stays() {
        JsonNode document = rewritten(Documents.version2(
                "{a: {subscribe: {message: {payload: {$ref: '#/components/schemas/s'}}}}, gone: {publish: {message: {x-all: {t: {type: number}}}}}}",
                "components: {schemas: {$ref: '#/channels/gone/publish/message/x-all', s: {type: string}},"
                        + " messages: {m: {payload: {$ref: '#/components/schemas/t'}}}}"));

        assertThat(document.at("/components/schemas/s/type").stringValue()).isEqualTo("string");
    }

    @Test
    void what_stands_beside_a_reference_to_all_channels_does_not_become_a_channel() {
        JsonNode document = rewritten(Documents.version3("""
                channels: {$ref: '#/x-channels', c: {messages: text}, d: {messages: {m: {name: beside}}}}
                operations:
                  o: {action: send, channel: {$ref: '#/channels/c'}, messages: [{$ref: '#/channels/d/messages/m'}]}
                  p: {action: send, channel: {$ref: '#/channels/e'}}
                x-channels: {c: {}, e: {}}
                """));

        assertThat(document.path("channels")).isEqualTo(yaml("e: {address: bus.e}"));
        assertThat(document.at("/operations/o/channel")).isEqualTo(yaml("messages: text"));
        assertThat(document.at("/operations/o/messages/0")).isEqualTo(yaml("name: beside"));
        assertThat(document.at("/operations/p/channel/$ref").stringValue()).isEqualTo("#/channels/e");
    }

    @Test
    void a_reference_by_way_of_one_that_goes_leads_to_its_target_at_once() {
        JsonNode document = rewritten(Documents.version2(
                "{a: {subscribe: {message: {$ref: '#/components/messages/m/x-inner'}}}}",
                "components: {messages: {$ref: '#/components/schemas'}, schemas: {m: {x-inner: {name: n}}}}"));

        assertThat(document.at("/channels/bus.a/subscribe/message/$ref").stringValue())
                .isEqualTo("#/components/schemas/m/x-inner");
    }

    @Test
    void a_server_needs_a_name_that_documents_allow() {
        assertThatThrownBy(() -> new Server("a b", "h", "amqp", null, null)).hasMessageContaining("was a b");
    }

    private static JsonNode rewritten(AsyncApiDocument document) {
        return rewritten(
                document,
                channel -> "bus." + channel.name().replaceAll("[{}]", "").replace('/', '.'));
    }

    private static JsonNode rewritten(AsyncApiDocument document, Function<Channel, String> busAddress) {
        return AsyncApiDocument.parse(document.rewritten(SERVERS, busAddress)).root();
    }

    private static JsonNode yaml(String text) {
        return DocumentText.read(text, DocumentFormat.YAML).root();
    }
}
