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

class MqttRulesTest {

    private static final String URL = "mqtt://broker.example.org";
    private static final String TOPIC = "plant/+/temperature";

    @Nested
    class Url {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "mqtt://broker",
                    "mqtts://broker:8883/",
                    "MQTT://[::1]:1883",
                    "ws://broker/mqtt",
                    "wss://broker/mqtt?tenant=a"
                })
        void one_host_is_fine_and_a_path_over_WebSocket(String url) {
            assertThat(findings(url, TOPIC, Map.of())).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "mqtt://a,b:1884 | one host",
                    "mqtt://broker/plant/1 | topic",
                    "mqtts://broker?x=1 | ws or wss",
                    "mqtt://user:secret@broker | auth",
                    "mqtt:// | no host",
                    "mqtt://broker:0 | ports",
                    "tcp://broker | mqtt://"
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
        @ValueSource(strings = {"a", "/", "#", "+", "a/#", "+/b/+", "/a//b", "$SYS/broker/#", "für/alle", "a b"})
        void a_topic_filter_is_fine(String topic) {
            assertThat(findings(URL, topic, Map.of())).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "a/#/b | last level",
                    "a# | last level",
                    "# /a | last level",
                    "a/b+/c | whole level",
                    "+a | whole level",
                    "$share/x/a | shareName",
                    "$share | shareName",
                    "'' | is needed"
                })
        void one_that_a_broker_would_refuse_is_objected_to(String topic, String told) {
            assertThat(findings(URL, topic, Map.of())).singleElement().satisfies(finding -> {
                assertThat(finding.place()).isEqualTo("topic");
                assertThat(finding.message()).contains(told);
            });
        }

        @Test
        void null_characters_and_lone_surrogates_and_too_many_bytes_are_objected_to() {
            assertThat(findings(URL, "a\0b", Map.of())).hasSize(1);
            assertThat(findings(URL, "a\ud800", Map.of())).hasSize(1);
            assertThat(findings(URL, "ü".repeat(32_768), Map.of())).hasSize(1);
            assertThat(findings(URL, "ü".repeat(32_767), Map.of())).isEmpty();
        }
    }

    @Nested
    class Attributes {

        @Test
        void all_may_be_set() {
            assertThat(findings(
                            URL,
                            TOPIC,
                            Map.of(
                                    "version", "5",
                                    "qos", "2",
                                    "cleanStart", "true",
                                    "shareName", "lights",
                                    "sessionExpiry", "4294967295",
                                    "keepAlive", "30")))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "version,3.1",
            "version,4",
            "qos,3",
            "qos,one",
            "cleanStart,yes",
            "shareName,a/b",
            "shareName,+",
            "clientId,''",
            "sessionExpiry,0",
            "sessionExpiry,4294967296",
            "sessionExpiry,PT1H",
            "keepAlive,0",
            "keepAlive,65536"
        })
        void values_that_mean_nothing_are_objected_to(String name, String value) {
            assertThat(findings(URL, TOPIC, Map.of(name, value)))
                    .extracting(SubscriptionFinding::place)
                    .containsExactly("attributes/" + name);
        }

        @Test
        void an_unknown_one_is_told_the_known_ones() {
            assertThat(findings(URL, TOPIC, Map.of("group.id", "a")))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("shareName", "sessionExpiry"));
        }

        @Test
        void a_client_id_of_ones_own_is_nobody_elses_to_share() {
            assertThat(findings(URL, TOPIC, Map.of("clientId", "x", "shareName", "y")))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.place()).isEqualTo("attributes/clientId"));
            assertThat(findings(URL, TOPIC, Map.of("clientId", "x", "shareName", "none")))
                    .isEmpty();
        }

        @Test
        void sessions_of_the_older_version_do_not_expire() {
            assertThat(findings(URL, TOPIC, Map.of("version", "3.1.1", "sessionExpiry", "60")))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.place()).isEqualTo("attributes/sessionExpiry"));
        }
    }

    @Nested
    class Auth {

        @Test
        void headers_and_query_parameters_are_for_WebSocket_only() {
            var headers = auth(Map.of("X-Tenant", List.of("a")), Map.of());
            var query = auth(Map.of(), Map.of("tenant", List.of("a")));

            assertThat(findings("wss://broker/mqtt", headers)).isEmpty();
            assertThat(findings("ws://broker/mqtt", query)).isEmpty();
            assertThat(findings(URL, headers))
                    .extracting(SubscriptionFinding::place)
                    .containsExactly("auth");
            assertThat(findings(URL, query))
                    .extracting(SubscriptionFinding::place)
                    .containsExactly("auth");
        }

        @Test
        void user_and_password_are_fine_everywhere() {
            assertThat(findings(URL, auth(Map.of(), Map.of()))).isEmpty();
        }
    }

    private static SubscriptionAuth auth(Map<String, List<String>> headers, Map<String, List<String>> query) {
        return new SubscriptionAuth(new Credential.Basic("user", "secret"), headers, query);
    }

    private static List<SubscriptionFinding> findings(String url, SubscriptionAuth auth) {
        return SubscriptionRules.objectionsTo(new ExternalSubscription(url, Optional.of(auth), TOPIC, Map.of()));
    }

    private static List<SubscriptionFinding> findings(String url, String topic, Map<String, String> attributes) {
        return SubscriptionRules.objectionsTo(new ExternalSubscription(url, Optional.empty(), topic, attributes));
    }
}
