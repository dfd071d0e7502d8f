package io.eventplane.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.report.PublishingEndpoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicAddressesTest {

    private static final GatewayProtocols PROTOCOLS = new GatewayProtocols(List.of(
            new SilentProtocol(
                    "http", List.of("http", "https"), List.of("http://10.0.0.1:9081/events/{definition id}")),
            new SilentProtocol(
                    "mqtt", List.of("mqtt", "mqtts"), List.of("mqtt://10.0.0.1:1883", "ws://10.0.0.1:8083/mqtt"))));

    private static List<String> addresses(Optional<String> eventUrls, String... configured) {
        return new PublicAddresses(PROTOCOLS, List.of(configured), eventUrls)
                .all().stream().map(PublishingEndpoint::url).toList();
    }

    @Test
    void without_configuration_they_are_where_it_listens() {
        assertThat(addresses(Optional.empty()))
                .containsExactly(
                        "http://10.0.0.1:9081/events/{definition}", "mqtt://10.0.0.1:1883", "ws://10.0.0.1:8083/mqtt");
    }

    @Test
    void the_base_of_event_urls_is_where_http_is() {
        assertThat(addresses(Optional.of("https://events.example/"), "mqtts://events.example:8883"))
                .containsExactly("https://events.example/events/{definition}", "mqtts://events.example:8883");
    }

    @Test
    void what_is_named_goes_before_all_and_each_protocol_by_its_own_schemes() {
        assertThat(addresses(
                        Optional.of("http://10.0.0.1:9081"),
                        " HTTPS://a.example",
                        "http://b.example/gateway",
                        "amqp://nobody.example"))
                .containsExactly(
                        "https://a.example/events/{definition}",
                        "http://b.example/gateway/events/{definition}",
                        "mqtt://10.0.0.1:1883",
                        "ws://10.0.0.1:8083/mqtt");
    }
}
