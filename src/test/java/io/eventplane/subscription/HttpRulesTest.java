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

class HttpRulesTest {

    private static final String URL = "https://shop.example.org/events";
    private static final Map<String, String> PUSH = Map.of("mode", "push");
    private static final Credential USER = new Credential.Basic("user", "secret");

    @Nested
    class Url {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://shop",
                    "https://shop:8443/",
                    "HTTPS://[::1]:8443/a/b?x=1&y=%20",
                    "https://127.0.0.1/stream"
                })
        void one_host_is_fine(String url) {
            assertThat(findings(url, "*", Map.of())).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "http://a,b:81/x | one host",
                    "https://user:secret@shop/ | auth",
                    "https://shop/a#b | fragment",
                    "https://my_shop/ | dashes",
                    "https://shop/%zz | percent-encode",
                    "https:// | no host",
                    "https://shop:0 | ports"
                })
        void what_means_nothing_is_objected_to(String url, String told) {
            assertThat(findings(url, "*", Map.of())).singleElement().satisfies(finding -> {
                assertThat(finding.place()).isEqualTo("url");
                assertThat(finding.message()).contains(told);
            });
        }
    }

    @Nested
    class Topic {

        @ParameterizedTest
        @ValueSource(strings = {"*", "message", "order created", "shop/orders/{id}", "größer"})
        void a_name_is_fine(String topic) {
            assertThat(findings(URL, topic, Map.of())).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a\nb", "a\0"})
        void what_no_event_can_be_called_is_objected_to(String topic) {
            assertThat(findings(URL, topic, Map.of()))
                    .extracting(SubscriptionFinding::place)
                    .containsExactly("topic");
        }
    }

    @Nested
    class Attributes {

        @Test
        void all_of_a_mode_may_be_set() {
            assertThat(findings(URL, "*", Map.of("mode", "pull", "idleTimeout", "60", "lastEventId", "4711")))
                    .isEmpty();
            assertThat(pushed(USER, Map.of("mode", "push", "path", "shop/orders-2.1")))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "mode,poll",
            "idleTimeout,0",
            "idleTimeout,86401",
            "idleTimeout,PT1M",
            "lastEventId,''",
            "lastEventId,' a'",
            "lastEventId,ä"
        })
        void values_that_mean_nothing_are_objected_to(String name, String value) {
            assertThat(findings(URL, "*", Map.of(name, value)))
                    .extracting(SubscriptionFinding::place)
                    .containsExactly("attributes/" + name);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", ".", "a b", "a?b", "a%2Fb", "ä"})
        void a_path_that_could_be_another_is_objected_to(String path) {
            assertThat(pushed(USER, Map.of("mode", "push", "path", path)))
                    .extracting(SubscriptionFinding::place)
                    .containsExactly("attributes/path");
        }

        @Test
        void those_of_the_other_mode_are_objected_to() {
            assertThat(findings(URL, "*", Map.of("path", "a")))
                    .extracting(SubscriptionFinding::place)
                    .containsExactly("attributes/path");
            assertThat(pushed(USER, Map.of("mode", "push", "idleTimeout", "60", "lastEventId", "1")))
                    .extracting(SubscriptionFinding::place)
                    .containsExactly("attributes/idleTimeout", "attributes/lastEventId");
        }

        @Test
        void an_unknown_one_is_told_the_known_ones() {
            assertThat(findings(URL, "*", Map.of("group.id", "a")))
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.message()).contains("mode", "path", "idleTimeout", "lastEventId"));
        }
    }

    @Nested
    class Auth {

        @Test
        void what_is_pushed_needs_some() {
            assertThat(findings(URL, "*", PUSH))
                    .extracting(SubscriptionFinding::place)
                    .containsExactly("auth");
            assertThat(pushed(USER, PUSH)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"Host,a", "authorization,a", "Last-Event-ID,1", "a b,c", "X-Tenant,ä", "X-Tenant,''"})
        void a_header_that_is_not_for_it_to_set_or_none_is_objected_to(String name, String value) {
            var auth = new SubscriptionAuth(USER, Map.of(name, List.of(value)), Map.of());
            assertThat(findings(auth, Map.of()))
                    .extracting(SubscriptionFinding::place)
                    .containsExactly("auth");
        }

        @Test
        void headers_and_query_parameters_are_fine() {
            var auth = new SubscriptionAuth(USER, Map.of("X-Tenant", List.of("a b")), Map.of("key", List.of("ä&b")));
            assertThat(findings(auth, Map.of())).isEmpty();
            assertThat(findings(auth, PUSH)).isEmpty();
        }

        @Test
        void a_colon_in_a_users_name_and_a_pushed_access_token_are_objected_to() {
            assertThat(pushed(new Credential.Basic("a:b", "secret"), PUSH)).hasSize(1);
            var token = new SubscriptionAuth(USER, Map.of(), Map.of("access_token", List.of("a")));
            assertThat(findings(token, PUSH)).hasSize(1);
            assertThat(findings(token, Map.of())).isEmpty();
        }
    }

    @Nested
    class Path {

        @ParameterizedTest
        @CsvSource({"*,all", "shop/orders,shop-orders", "/shop/{order}/,shop-order", "a.b c,a-b-c", "größer,gr-er"})
        void is_the_topic_where_none_is_set(String topic, String path) {
            assertThat(HttpRules.path(new ExternalSubscription(URL, Optional.empty(), topic, PUSH)))
                    .isEqualTo(path);
        }

        @Test
        void what_is_pushed_is_not_connected_to() {
            var rules = new HttpRules();
            assertThat(rules.isPushed(new ExternalSubscription(URL, Optional.empty(), "*", PUSH)))
                    .isTrue();
            assertThat(rules.isPushed(new ExternalSubscription(URL, Optional.empty(), "*", Map.of())))
                    .isFalse();
        }
    }

    private static List<SubscriptionFinding> pushed(Credential credential, Map<String, String> attributes) {
        return findings(new SubscriptionAuth(credential, Map.of(), Map.of()), attributes);
    }

    private static List<SubscriptionFinding> findings(SubscriptionAuth auth, Map<String, String> attributes) {
        return SubscriptionRules.objectionsTo(new ExternalSubscription(URL, Optional.of(auth), "*", attributes));
    }

    private static List<SubscriptionFinding> findings(String url, String topic, Map<String, String> attributes) {
        return SubscriptionRules.objectionsTo(new ExternalSubscription(url, Optional.empty(), topic, attributes));
    }
}
