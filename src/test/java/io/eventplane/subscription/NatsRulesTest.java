package io.eventplane.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.platform.Credential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NatsRulesTest {

    private static final String URL = "nats://one:4222,two";
    private static final String TOPIC = "orders.*.created";

    @ParameterizedTest
    @ValueSource(strings = {"nats://one", "nats://one:4222,two:4223/", "tls+nats://[::1]:4222", "TLS+NATS://one"})
    void one_host_or_several_are_fine(String url) {
        assertThat(findings(url, TOPIC, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nats://one/orders | topic",
                "nats://one?x=1 | leave them away",
                "nats://me:secret@one | auth",
                "nats://one,,two | no host",
                "nats://one:99999 | ports",
                "tls://one | nats://"
            })
    void what_means_nothing_in_a_url_is_objected_to(String url, String told) {
        assertThat(findings(url, TOPIC, Map.of())).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("url");
            assertThat(finding.message()).contains(told).doesNotContain("secret");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders.eu", "*", ">", "orders.>", "orders.*.>", "*.*", "für.alle", "a/b"})
    void subjects_with_and_without_wildcards_are_fine(String topic) {
        assertThat(findings(URL, topic, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "orders.",
                ".orders",
                "a..b",
                "a b",
                "orders.>.x",
                "or*ders",
                "a>",
                "$JS.API.>",
                "_INBOX.x"
            })
    void what_is_no_subject_is_objected_to(String topic) {
        assertThat(findings(URL, topic, Map.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("topic"));
    }

    @ParameterizedTest
    @CsvSource({
        "mode,pull",
        "stream,a.b",
        "stream,''",
        "durable,a b",
        "durable,x>",
        "deliverPolicy,first",
        "ackWait,0",
        "ackWait,PT5S",
        "maxAckPending,0",
        "maxAckPending,many",
        "ack_wait,5"
    })
    void an_attribute_that_is_unknown_or_has_no_such_value_is_objected_to(String name, String value) {
        assertThat(findings(URL, TOPIC, Map.of(name, value)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("attributes/" + name));
    }

    @ParameterizedTest
    @CsvSource({
        "mode,core",
        "mode,jetstream",
        "stream,ORDERS",
        "durable,mine",
        "deliverPolicy,new",
        "ackWait,30",
        "maxAckPending,1"
    })
    void an_attribute_that_is_known_may_be_set(String name, String value) {
        assertThat(findings(URL, TOPIC, Map.of(name, value))).isEmpty();
    }

    @Test
    void what_is_of_streams_means_nothing_without_jetstream() {
        assertThat(findings(URL, TOPIC, Map.of("mode", "core", "stream", "ORDERS", "ackWait", "5", "durable", "group")))
                .extracting(SubscriptionFinding::place)
                .containsExactly("attributes/stream", "attributes/ackWait");
    }

    @Test
    void headers_are_of_other_protocols() {
        var auth = new SubscriptionAuth(new Credential.Basic("me", "secret"), Map.of("a", List.of("b")), Map.of());
        assertThat(SubscriptionRules.objectionsTo(new ExternalSubscription(URL, Optional.of(auth), TOPIC, Map.of())))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("auth"));
    }

    private static List<SubscriptionFinding> findings(String url, String topic, Map<String, String> attributes) {
        return SubscriptionRules.objectionsTo(new ExternalSubscription(url, Optional.empty(), topic, attributes));
    }
}
