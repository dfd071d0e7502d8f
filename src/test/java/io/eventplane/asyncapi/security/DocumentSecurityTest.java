package io.eventplane.asyncapi.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.AsyncApiDocument;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSecurityTest {

    private static final String SCHEMES = """
        components:
          securitySchemes:
            password: {type: userPassword}
            key: {type: httpApiKey, in: header, name: X-Key}
            token: {type: oauth2, scopes: [events.write], flows: {}}
        """;

    private static List<String> demanded(String document, String address, String... protocols) {
        return AsyncApiDocument.parse(document).security().demandedOn(address, Set.of(protocols)).stream()
                .map(AnyOf::inWords)
                .toList();
    }

    @Nested
    class Two {

        private static final String HEAD = """
            asyncapi: 2.6.0
            info: {title: Lamps, version: 1.0.0}
            """ + SCHEMES;

        private static String document(String server, String operation) {
            return HEAD + """
                servers:
                  one: {url: one.example, protocol: http%s}
                channels:
                  lamps: {subscribe: {message: {payload: {type: object}}%s}}
                """.formatted(server, operation);
        }

        @Test
        void demands_nothing_where_nothing_is_said() {
            assertThat(demanded(document("", ""), "lamps", "http")).isEmpty();
            assertThat(demanded(document(", security: []", ", security: []"), "lamps", "http"))
                    .isEmpty();
        }

        @Test
        void takes_any_object_of_a_list_and_all_schemes_of_an_object() {
            assertThat(demanded(document(", security: [{password: [], key: []}, {token: []}]", ""), "lamps", "http"))
                    .containsExactly("userPassword and httpApiKey in header X-Key, or oauth2");
        }

        @Test
        void takes_an_empty_object_for_nothing_to_be_presented() {
            assertThat(demanded(document(", security: [{}]", ""), "lamps", "http"))
                    .containsExactly("nothing");
        }

        @Test
        void demands_what_the_server_and_the_operation_demand() {
            assertThat(demanded(document(", security: [{password: []}]", ", security: [{key: []}]"), "lamps", "http"))
                    .containsExactly("userPassword", "httpApiKey in header X-Key");
        }

        @Test
        void reads_scopes_from_the_requirement() {
            var found = AsyncApiDocument.parse(document(", security: [{token: [a, b]}]", ""))
                    .security()
                    .demandedOn("lamps", Set.of("http"));

            assertThat(found.get(0).alternatives().get(0).demands().get(0).scopes())
                    .containsExactlyInAnyOrder("a", "b");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"[{nowhere: []}]", "[{components: []}]", "[{'': []}]", "[7]", "[[password]]", "password"})
        void never_takes_what_it_can_not_read_for_nothing(String security) {
            assertThat(demanded(document(", security: " + security, ""), "lamps", "http"))
                    .singleElement()
                    .asString()
                    .startsWith("a security scheme that can't be read");
        }

        @Test
        void takes_a_channel_with_a_slash_before_its_name_for_the_same() {
            var document = document(", security: [{password: []}]", "")
                    + "  /lamps: {subscribe: {message: {payload: {type: object}}, security: [{key: []}]}}\n";

            assertThat(demanded(document, "lamps", "http"))
                    .containsExactly("userPassword", "httpApiKey in header X-Key");
        }

        @Test
        void heeds_traits() {
            assertThat(demanded(document("", ", traits: [{security: [{key: []}]}]"), "lamps", "http"))
                    .containsExactly("httpApiKey in header X-Key");
        }
    }

    @Nested
    class Three {

        private static final String HEAD = """
            asyncapi: 3.0.0
            info: {title: Lamps, version: 1.0.0}
            """ + SCHEMES;

        private static String document(String server, String operation) {
            return HEAD + """
                servers:
                  one: {host: one.example, protocol: http%s}
                channels:
                  lamps: {address: lamps, messages: {lit: {payload: {type: object}}}}
                operations:
                  send: {action: send, channel: {$ref: '#/channels/lamps'}%s}
                """.formatted(server, operation);
        }

        @Test
        void takes_any_scheme_of_a_list() {
            var security =
                    ", security: [{$ref: '#/components/securitySchemes/password'}, {type: http, scheme: bearer}]";

            assertThat(demanded(document(security, ""), "lamps", "http"))
                    .containsExactly("userPassword, or http bearer");
        }

        @Test
        void reads_scopes_from_the_scheme() {
            var found = AsyncApiDocument.parse(
                            document("", ", security: [{$ref: '#/components/securitySchemes/token'}]"))
                    .security()
                    .demandedOn("lamps", Set.of("http"));

            assertThat(found.get(0).alternatives().get(0).demands().get(0).scopes())
                    .containsExactly("events.write");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"[{}]", "[{$ref: '#/components/securitySchemes/nowhere'}]", "[{$ref: 'other.yml'}]", "{}"})
        void never_takes_what_it_can_not_read_for_nothing(String security) {
            assertThat(demanded(document(", security: " + security, ""), "lamps", "http"))
                    .singleElement()
                    .asString()
                    .startsWith("a security scheme that can't be read");
        }

        @Test
        void demands_all_that_several_operations_of_a_channel_demand() {
            var other = "\n  again: {action: send, channel: {$ref: '#/channels/lamps'}, security: [{type: plain}]}\n";
            var document = document("", ", security: [{type: userPassword}]").stripTrailing() + other;

            assertThat(demanded(document, "lamps", "http")).containsExactlyInAnyOrder("userPassword", "plain");
        }

        @Test
        void leaves_aside_what_those_who_receive_have_to_present() {
            var other = "\n  get: {action: receive, channel: {$ref: '#/channels/lamps'}, security: [{type: plain}]}\n";

            assertThat(demanded(document("", "").stripTrailing() + other, "lamps", "http"))
                    .isEmpty();
        }
    }

    @Nested
    class Servers {

        private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Lamps, version: 1.0.0}
            servers:
              web: {host: web.example, protocol: HTTP, security: [{type: userPassword}]}
              safe: {host: safe.example, protocol: https, security: [{type: X509}]}
              free: {host: free.example, protocol: https}
              device: {host: device.example, protocol: mqtt, security: [{type: plain}]}
            channels:
              lamps: {address: lamps}
              doors: {address: doors, servers: [{$ref: '#/servers/safe'}]}
            operations:
              one: {action: send, channel: {$ref: '#/channels/lamps'}}
              two: {action: send, channel: {$ref: '#/channels/doors'}}
            """;

        @Test
        void of_a_protocol_are_alternatives_and_those_that_demand_nothing_open_nothing() {
            assertThat(demanded(DOCUMENT, "lamps", "http", "https")).containsExactly("userPassword, or X509");
        }

        @Test
        void count_for_their_protocol_alone() {
            assertThat(demanded(DOCUMENT, "lamps", "mqtt")).containsExactly("plain");
            assertThat(demanded(DOCUMENT, "lamps", "amqp")).isEmpty();
        }

        @Test
        void count_for_their_channels_alone() {
            assertThat(demanded(DOCUMENT, "doors", "http", "https")).containsExactly("X509");
        }
    }
}
