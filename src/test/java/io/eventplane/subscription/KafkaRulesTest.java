package io.eventplane.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.platform.Credential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaRulesTest {

    private static final String URL = "kafka://broker.example.org:9092";
    private static final String TOPIC = "orders";
    private static final Credential USER = new Credential.Basic("shop", "secret");
    private static final Credential CLIENT = new Credential.OAuth("shop", "secret", "https://idp.example.org/token");

    @Nested
    class Url {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "kafka://broker",
                    "kafkas://broker:9093/",
                    "KAFKA://[::1]:9092",
                    "kafka://a:9092,b:9093,c",
                })
        void any_number_of_hosts_is_fine(String url) {
            assertThat(findings(url, TOPIC, Map.of())).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "kafka://broker/orders | topic",
                    "kafkas://broker?x=1 | path and query",
                    "kafka://user:secret@broker | auth",
                    "kafka:// | no host",
                    "kafka://a,,b | no host",
                    "kafka://broker:70000 | ports",
                    "broker:9092 | absolute",
                    "kafka+ssl://broker | kafkas://"
                })
        void what_means_nothing_is_objected_to(String url, String told) {
            assertThat(findings(url, TOPIC, Map.of())).singleElement().satisfies(finding -> {
                assertThat(finding.place()).isEqualTo("url");
                assertThat(finding.message()).contains(told);
            });
        }
    }

    @Nested
    class Topic {

        @ParameterizedTest
        @ValueSource(strings = {"a", "orders.v1", "ORDERS_1-x", "...", "__consumer_offsets"})
        void a_name_that_Kafka_takes_is_fine(String topic) {
            assertThat(findings(URL, topic, Map.of())).isEmpty();
        }

        @Test
        void it_has_at_most_249_characters() {
            assertThat(findings(URL, "a".repeat(249), Map.of())).isEmpty();
            assertThat(findings(URL, "a".repeat(250), Map.of()))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("249"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "orders*", "a,b", "a/b", "a b", "für-alle", "orders\n"})
        void others_are_objected_to(String topic) {
            assertThat(findings(URL, topic, Map.of()))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.place()).isEqualTo("topic"));
        }
    }

    @Nested
    class Attributes {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "group.id | shop orders",
                    "auto.offset.reset | latest",
                    "isolation.level | read_uncommitted",
                    "max.poll.records | 1000",
                    "fetch.min.bytes | 1048576",
                    "session.timeout.ms | 300000",
                    "heartbeat.interval.ms | 15000",
                    "client.rack | eu-central-1a"
                })
        void what_Kafka_has_and_what_is_harmless_may_be_set(String name, String value) {
            assertThat(findings(URL, TOPIC, Map.of(name, value))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "auto.offset.reset | none | earliest or latest",
                    "isolation.level | dirty | read_committed",
                    "sasl.mechanism | GSSAPI | SCRAM-SHA-512",
                    "max.poll.records | 1001 | 1000",
                    "max.poll.records | many | 1000",
                    "fetch.max.bytes | 1 | 1024",
                    "session.timeout.ms | 1 | 6000",
                    "enable.auto.commit | true | group.id",
                    "ssl.truststore.location | /etc/passwd | group.id",
                    "interceptor.classes | evil.Class | group.id",
                    "groupId | x | group.id"
                })
        void others_are_objected_to(String name, String value, String told) {
            assertThat(findings(URL, TOPIC, Map.of(name, value)))
                    .filteredOn(finding -> !finding.message().startsWith("there is nothing to present"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.place()).isEqualTo("attributes/" + name);
                        assertThat(finding.message()).contains(told);
                    });
        }

        @Test
        void a_heartbeat_is_at_most_a_third_of_the_session_timeout() {
            assertThat(findings(URL, TOPIC, Map.of("session.timeout.ms", "9000", "heartbeat.interval.ms", "3001")))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.place()).isEqualTo("attributes/heartbeat.interval.ms"));
        }
    }

    @Nested
    class Auth {

        @ParameterizedTest
        @ValueSource(strings = {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"})
        void a_user_takes_the_mechanisms_of_passwords(String mechanism) {
            assertThat(findings(Optional.of(auth(USER)), mechanism)).isEmpty();
            assertThat(findings(Optional.of(auth(CLIENT)), mechanism))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("OAUTHBEARER"));
        }

        @Test
        void an_OAuth_client_takes_tokens() {
            assertThat(findings(Optional.of(auth(CLIENT)), "OAUTHBEARER")).isEmpty();
            assertThat(findings(Optional.of(auth(USER)), "OAUTHBEARER"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("PLAIN"));
        }

        @Test
        void a_mechanism_needs_something_to_present() {
            assertThat(findings(Optional.empty(), "PLAIN"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("give auth"));
        }

        @Test
        void headers_and_query_parameters_mean_nothing() {
            var auth = new SubscriptionAuth(USER, Map.of("X-Tenant", List.of("a")), Map.of());
            var subscription = new ExternalSubscription(URL, Optional.of(auth), TOPIC, Map.of());
            assertThat(SubscriptionRules.objectionsTo(subscription))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.place()).isEqualTo("auth");
                        assertThat(finding.message()).contains("leave them away");
                    });
        }

        private static SubscriptionAuth auth(Credential credential) {
            return new SubscriptionAuth(credential, Map.of(), Map.of());
        }

        private static List<SubscriptionFinding> findings(Optional<SubscriptionAuth> auth, String mechanism) {
            return SubscriptionRules.objectionsTo(
                    new ExternalSubscription(URL, auth, TOPIC, Map.of("sasl.mechanism", mechanism)));
        }
    }

    private static List<SubscriptionFinding> findings(String url, String topic, Map<String, String> attributes) {
        return SubscriptionRules.objectionsTo(new ExternalSubscription(url, Optional.empty(), topic, attributes));
    }
}
