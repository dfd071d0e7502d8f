package io.eventplane.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.platform.Configs;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    @Test
    void an_embedded_broker_is_where_it_listens() {
        assertThat(urls(Map.of())).containsExactly("tcp://127.0.0.1:61616", "amqp://127.0.0.1:5672");
    }

    @Test
    void any_port_is_none_to_tell_clients() {
        assertThatThrownBy(() -> urls(Map.of("eventplane.broker.port", "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eventplane.broker.port is 0");
    }

    @Test
    void mqtt_is_there_when_it_has_a_port() {
        assertThat(urls(Map.of("eventplane.broker.mqtt-port", "1884"))).endsWith("mqtt://127.0.0.1:1884");
    }

    @Test
    void a_broker_that_listens_everywhere_is_at_this_host() throws Exception {
        assertThat(urls(Map.of("eventplane.broker.host", "0.0.0.0")))
                .startsWith("tcp://" + InetAddress.getLocalHost().getHostName() + ":61616");
    }

    @Test
    void a_remote_broker_is_at_its_urls() {
        assertThat(urls(Map.of("eventplane.broker.url", "tcp://a:1?sslEnabled=true, tcp://[::1]:2")))
                .containsExactly("tcp://a:1?sslEnabled=true", "amqps://a:1", "tcp://[::1]:2", "amqp://[::1]:2");
    }

    @Test
    void with_a_certificate_all_are_encrypted() {
        Map<String, String> keys =
                Map.of("eventplane.broker.tls.certificate", "tls.crt", "eventplane.broker.mqtt-port", "1884");

        assertThat(urls(keys))
                .containsExactly(
                        "tcp://127.0.0.1:61616?sslEnabled=true", "amqps://127.0.0.1:5672", "mqtts://127.0.0.1:1884");
        assertThat(urls(keys))
                .allSatisfy(url -> assertThat(Endpoint.parse(url).url()).isEqualTo(url));
    }

    @Test
    void public_urls_go_before_everything() {
        Map<String, String> keys = Map.of(
                "eventplane.broker.url",
                "tcp://a:1",
                "eventplane.broker.public-urls",
                "core://bus.example:61616,amqp://bus.example:5672");

        assertThat(urls(keys)).containsExactly("tcp://bus.example:61616", "amqp://bus.example:5672");
    }

    @Test
    void what_is_no_endpoint_is_refused() {
        assertThatThrownBy(() -> Endpoint.parse("bus.example:61616"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scheme://host:port");
        assertThatThrownBy(() -> Endpoint.parse("http://bus.example:80"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scheme");
    }

    private static List<String> urls(Map<String, String> keys) {
        return new Endpoints(Configs.with(keys))
                .list().stream().map(Endpoint::url).toList();
    }
}
