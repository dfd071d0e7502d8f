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

/** What may be said of a subscription on an AMQP broker. */
class AmqpRulesTest {

    private static final String URL = "amqp://broker";

    @ParameterizedTest
    @ValueSource(strings = {"amqp://broker", "amqps://one:5671,two", "AMQP://[::1]:5672/"})
    void urls_name_one_host_or_several(String url) {
        assertThat(places(url, "orders", Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp://broker/vhost", "amqp://broker?amqp.idleTimeout=5", "amqp://user@broker", "amqp://"})
    void urls_have_no_path_query_or_user(String url) {
        assertThat(places(url, "orders", Map.of())).containsExactly("url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void topics_are_addresses(String topic) {
        assertThat(places(URL, topic, Map.of())).containsExactly("topic");
    }

    @ParameterizedTest
    @CsvSource({
        "source, queue",
        "source, topic",
        "selector, colour = 'red'",
        "credit, 1",
        "credit, 10000",
        "virtualHost, vhost:one"
    })
    void attributes_take(String name, String value) {
        assertThat(places(URL, "orders", Map.of(name, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "source, Topic",
        "selector, ' '",
        "credit, 0",
        "credit, 10001",
        "credit, many",
        "virtualHost, a b",
        "prefetch, 1",
        "durableSubscription, mine"
    })
    void attributes_do_not_take(String name, String value) {
        assertThat(places(URL, "orders", Map.of(name, value))).containsExactly("attributes/" + name);
    }

    @Test
    void topics_have_durable_subscriptions() {
        assertThat(places(URL, "news", Map.of("source", "topic", "durableSubscription", "mine")))
                .isEmpty();
    }

    @Test
    void there_are_no_headers_and_no_query_parameters() {
        var basic = new Credential.Basic("user", "secret");
        assertThat(places(new SubscriptionAuth(basic, Map.of(), Map.of()))).isEmpty();
        assertThat(places(new SubscriptionAuth(basic, Map.of("X-Key", List.of("secret")), Map.of())))
                .containsExactly("auth");
        assertThat(places(new SubscriptionAuth(basic, Map.of(), Map.of("key", List.of("secret")))))
                .containsExactly("auth");
    }

    private static List<String> places(SubscriptionAuth auth) {
        return places(new ExternalSubscription(URL, Optional.of(auth), "orders", Map.of()));
    }

    private static List<String> places(String url, String topic, Map<String, String> attributes) {
        return places(new ExternalSubscription(url, Optional.empty(), topic, attributes));
    }

    private static List<String> places(ExternalSubscription subscription) {
        return SubscriptionRules.objectionsTo(subscription).stream()
                .map(SubscriptionFinding::place)
                .toList();
    }
}
