package io.eventplane.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.runtime.Server;
import io.eventplane.bus.Endpoint;
import io.eventplane.bus.Endpoint.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    @Test
    void over_mqtt_the_separators_are_slashes() {
        var connection = Connection.of(new Endpoint(Protocol.MQTT, "::1", 1884), "events.Shop.orders");

        assertThat(connection.protocol()).isEqualTo("mqtt");
        assertThat(connection.url()).isEqualTo("mqtt://[::1]:1884");
        assertThat(connection.example())
                .isEqualTo("mosquitto_sub -L mqtt://[::1]:1884/events/Shop/orders -q 1 -u consumer -P \"$PASSWORD\"");
    }

    @Test
    void servers_of_the_same_protocol_are_numbered() {
        var endpoint = new Endpoint(Protocol.CORE, "a", 61616);
        var servers = BusServers.of(
                List.of(endpoint, new Endpoint(Protocol.MQTT, "a", 1883), new Endpoint(Protocol.CORE, "b", 61616)));

        assertThat(servers).extracting(Server::name).containsExactly("jms", "mqtt", "jms-2");
        assertThat(servers).extracting(Server::host).containsExactly("a:61616", "a:1883", "b:61616");
    }
}
