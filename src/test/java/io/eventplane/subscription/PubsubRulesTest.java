package io.eventplane.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.platform.Credential;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PubsubRulesTest {

    private static final String URL = "pubsub://pubsub.googleapis.com";
    private static final String TOPIC = "projects/my-project/topics/orders";

    @ParameterizedTest
    @ValueSource(strings = {"pubsub://pubsub.googleapis.com", "pubsub://localhost:8085/", "PUBSUB://[::1]:8085"})
    void one_host_is_fine(String url) {
        assertThat(findings(url, TOPIC, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'pubsub://a,b', one host",
        "pubsub://a/projects/p, topic",
        "pubsub://a?b=c, leave them away",
        "pubsubs://a, pubsub://"
    })
    void what_means_nothing_in_a_url_is_objected_to(String url, String told) {
        assertThat(findings(url, TOPIC, Map.of())).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("url");
            assertThat(finding.message()).contains(told);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "or",
                "1orders",
                "google-orders",
                "projects/my-project/orders",
                "projects/x/topics/orders",
                "or ders"
            })
    void a_topic_without_a_project_or_no_topic_is_objected_to(String topic) {
        assertThat(findings(URL, topic, Map.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("topic"));
    }

    @Test
    void a_topics_name_is_fine_beside_a_project() {
        assertThat(findings(URL, "orders", Map.of("project", "my-project"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "project,X",
        "project,a",
        "subscription,ab",
        "subscription,projects/p/topics/abc",
        "ordering,yes",
        "ackDeadline,9",
        "ackDeadline,601",
        "maxOutstandingMessages,0",
        "tls,maybe",
        "retain,1"
    })
    void an_attribute_that_is_unknown_or_has_no_such_value_is_objected_to(String name, String value) {
        assertThat(findings(URL, TOPIC, Map.of(name, value)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("attributes/" + name));
    }

    @Test
    void passwords_are_of_other_buses() {
        var auth = new SubscriptionAuth(new Credential.Basic("me", "secret"), Map.of(), Map.of());
        assertThat(SubscriptionRules.objectionsTo(
                        new ExternalSubscription(URL, Optional.of(auth), TOPIC, new HashMap<>())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place()).isEqualTo("auth");
                    assertThat(finding.message()).doesNotContain("secret");
                });
    }

    private static List<SubscriptionFinding> findings(String url, String topic, Map<String, String> attributes) {
        return SubscriptionRules.objectionsTo(new ExternalSubscription(url, Optional.empty(), topic, attributes));
    }
}
