package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.channel.Message;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Names, content types, traits and schema formats of messages. */
class MessageReadingTest {

    @Nested
    class Names {

        @Test
        void a_message_is_called_what_its_name_says() {
            assertThat(only2("{name: n, messageId: i}").name()).isEqualTo("n");
        }

        @Test
        void a_message_without_name_is_called_by_its_key_among_the_components() {
            Message message = only(Documents.version2(
                    "{c: {subscribe: {message: {$ref: '#/components/messages/key'}}}}",
                    "components: {messages: {key: {$ref: '#/components/messages/other'}, other: {messageId: i}}}"));

            assertThat(message.name()).isEqualTo("key");
        }

        @Test
        void a_message_without_name_and_key_is_called_by_its_id() {
            assertThat(only2("{messageId: i}").name()).isEqualTo("i");
        }

        @Test
        void a_message_without_any_of_these_is_called_like_its_operation_or_channel() {
            assertThat(only(Documents.version2("{c: {subscribe: {operationId: o, message: {}}}}"))
                            .name())
                    .isEqualTo("o");
            assertThat(only2("{}").name()).isEqualTo("c");
        }

        @Test
        void several_messages_without_name_are_numbered() {
            AsyncApiDocument document = Documents.version2("{c: {subscribe: {message: {oneOf: [{}, {name: n}, {}]}}}}");

            assertThat(names(document)).containsExactly("c-1", "n", "c-3");
        }

        @Test
        void in_version_3_a_message_is_called_by_its_key_in_the_channel_even_if_that_is_a_number() {
            AsyncApiDocument document = Documents.version3("""
                    channels: {c: {messages: {'404': {$ref: '#/components/messages/m'}}}}
                    operations: {o: {action: send, channel: {$ref: '#/channels/c'}}}
                    components: {messages: {m: {}}}
                    """);

            assertThat(names(document)).containsExactly("404");
        }

        @Test
        void an_inline_message_of_an_operation_is_called_like_its_channel() {
            AsyncApiDocument document = Documents.version3("""
                    channels: {c: {}}
                    operations: {o: {action: send, channel: {$ref: '#/channels/c'}, messages: [{}]}}
                    """);

            assertThat(names(document)).containsExactly("c-1");
        }

        @Test
        void a_message_is_found_by_the_type_of_an_event() {
            Channel channel =
                    channel(Documents.version2("{c: {subscribe: {message: {oneOf: [{name: a}, {name: b}]}}}}"));

            assertThat(channel.messageNamed("b"))
                    .get()
                    .extracting(Message::name)
                    .isEqualTo("b");
            assertThat(channel.messageNamed("c")).isEmpty();
            assertThat(channel.onlyMessage()).isEmpty();
        }

        @Test
        void the_only_message_is_found_without_a_type() {
            assertThat(channel(Documents.version2("{c: {subscribe: {message: {}}}}"))
                            .onlyMessage())
                    .isPresent();
            assertThat(channel(Documents.version2("{c: {subscribe: {}}}")).onlyMessage())
                    .isEmpty();
        }
    }

    @Nested
    class Operations {

        @Test
        void an_operation_that_names_no_messages_sends_all_of_its_channel() {
            assertThat(names(sending(""))).containsExactly("a", "b");
        }

        @Test
        void an_operation_that_names_some_messages_sends_those() {
            assertThat(names(sending(", messages: [{$ref: '#/channels/c/messages/b'}]")))
                    .containsExactly("b");
        }

        @Test
        void an_operation_with_an_empty_list_sends_none() {
            AsyncApiDocument document = sending(", messages: []");

            assertThat(names(document)).isEmpty();
            assertThat(channel(document).publishable()).isTrue();
        }

        @Test
        void several_operations_on_a_channel_send_together_and_each_message_counts_once() {
            AsyncApiDocument document = Documents.version3("""
                    channels: {c: {messages: {a: {}, b: {}, d: {}}}}
                    operations:
                      one: {action: send, channel: {$ref: '#/channels/c'}, messages: [{$ref: '#/channels/c/messages/b'}]}
                      two: {action: receive, channel: {$ref: '#/channels/c'}}
                      three: {action: send, channel: {$ref: '#/channels/c'}, messages: [{$ref: '#/channels/c/messages/b'}, {$ref: '#/channels/c/messages/a'}]}
                    """);

            assertThat(names(document)).containsExactly("b", "a");
        }

        @Test
        void a_channel_and_an_operation_may_live_among_the_components() {
            AsyncApiDocument document = Documents.version3("""
                    channels: {c: {$ref: '#/components/channels/x'}, d: {$ref: '#/components/channels/y'}}
                    operations: {o: {$ref: '#/components/operations/p'}, q: {action: send, channel: {$ref: '#/channels/d'}}}
                    components:
                      channels: {x: {address: ax, messages: {m: {}}}, y: {address: ay}}
                      operations: {p: {action: send, channel: {$ref: '#/components/channels/x'}, messages: [{$ref: '#/channels/c/messages/m'}]}}
                    """);

            assertThat(document.channels()).extracting(Channel::address).containsExactly("ax", "ay");
            assertThat(document.channels()).allMatch(Channel::publishable);
            assertThat(names(document)).containsExactly("m");
        }

        @Test
        void two_channels_with_one_definition_are_told_apart_by_their_keys() {
            AsyncApiDocument document = Documents.version3("""
                    channels: {c: {$ref: '#/components/channels/x'}, d: {$ref: '#/components/channels/x'}}
                    operations: {o: {action: send, channel: {$ref: '#/channels/d'}}}
                    components: {channels: {x: {}}}
                    """);

            assertThat(document.channels()).extracting(Channel::publishable).containsExactly(false, true);
        }

        @Test
        void a_channel_without_address_is_at_its_key() {
            AsyncApiDocument document = Documents.version3("channels: {a: {}, b: {address: null}, c: {address: x}}");

            assertThat(document.channels()).extracting(Channel::address).containsExactly("a", "b", "x");
        }
    }

    @Nested
    class Traits {

        @Test
        void in_version_2_traits_override_the_message_and_later_ones_the_earlier() {
            Message message = only2("{contentType: own, traits: [{contentType: first}, {contentType: last}]}");

            assertThat(message.contentType()).isEqualTo("last");
        }

        @Test
        void in_version_3_the_message_wins_over_its_traits_and_later_ones_over_the_earlier() {
            String message = "traits: [{contentType: first, name: first}, {contentType: last, name: last}]";
            AsyncApiDocument document = Documents.version3("""
                    channels: {c: {messages: {m: {contentType: own, %s}}}}
                    operations: {o: {action: send, channel: {$ref: '#/channels/c'}}}
                    """.formatted(message));

            assertThat(only(document).contentType()).isEqualTo("own");
            assertThat(only(document).name()).isEqualTo("last");
        }

        @Test
        void traits_may_be_references() {
            Message message = only(Documents.version2(
                    "{c: {subscribe: {message: {traits: [{$ref: '#/components/messageTraits/t'}]}}}}",
                    "components: {messageTraits: {t: {contentType: text/plain}}}"));

            assertThat(message.contentType()).isEqualTo("text/plain");
        }
    }

    @Nested
    class Payloads {

        @Test
        void the_content_type_is_the_messages_else_the_documents_else_json() {
            assertThat(only2("{}").contentType()).isEqualTo("application/json");
            assertThat(only(Documents.version2("{c: {subscribe: {message: {}}}}", "defaultContentType: a/b"))
                            .contentType())
                    .isEqualTo("a/b");
            assertThat(only(Documents.version2(
                                    "{c: {subscribe: {message: {contentType: c/d}}}}", "defaultContentType: a/b"))
                            .contentType())
                    .isEqualTo("c/d");
        }

        @Test
        void version_2_names_the_schema_format_beside_the_payload() {
            Message message =
                    only2("{schemaFormat: 'application/vnd.apache.avro;version=1.9.0', payload: {type: record}}");

            assertThat(message.schemaFormat()).contains("application/vnd.apache.avro;version=1.9.0");
            assertThat(message.payload().orElseThrow()).hasToString("/channels/c/subscribe/message/payload");
        }

        @Test
        void version_3_names_the_schema_format_within_the_payload() {
            AsyncApiDocument document = Documents.version3("""
                    channels: {c: {messages: {m: {payload: {$ref: '#/components/schemas/s'}}}}}
                    operations: {o: {action: send, channel: {$ref: '#/channels/c'}}}
                    components: {schemas: {s: {schemaFormat: application/schema+json;version=draft-07, schema: {type: string}}}}
                    """);

            assertThat(only(document).schemaFormat()).contains("application/schema+json;version=draft-07");
            assertThat(only(document).payload().orElseThrow()).hasToString("/components/schemas/s/schema");
            assertThat(Documents.onlySchema(document).validate(Documents.json("1")))
                    .hasSize(1);
        }

        @Test
        void a_message_without_payload_has_no_schema() {
            AsyncApiDocument document = Documents.version2("{c: {subscribe: {message: {payload: null}}}}");

            assertThat(only(document).payload()).isEmpty();
            assertThat(document.payloadSchema(only(document))).isEmpty();
        }
    }

    private static AsyncApiDocument sending(String messages) {
        return Documents.version3("""
                channels: {c: {messages: {a: {}, b: {}}}}
                operations: {o: {action: send, channel: {$ref: '#/channels/c'} %s}}
                """.formatted(messages));
    }

    private static Message only2(String message) {
        return only(Documents.version2("{c: {subscribe: {message: " + message + "}}}"));
    }

    private static Message only(AsyncApiDocument document) {
        return channel(document).onlyMessage().orElseThrow();
    }

    private static Channel channel(AsyncApiDocument document) {
        return document.channels().get(0);
    }

    private static List<String> names(AsyncApiDocument document) {
        return channel(document).messages().stream().map(Message::name).toList();
    }
}
