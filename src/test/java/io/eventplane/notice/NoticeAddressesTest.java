package io.eventplane.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.platform.Configs;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeAddressesTest {

    @Test
    void each_consumer_has_a_queue_of_its_own() {
        assertThat(NoticeAddresses.agentQueue("r-1", "pod-0.example")).isEqualTo("notices.agent.r-1.pod-0.example");
        assertThat(NoticeAddresses.gatewayQueue("r-1", "pod-0.example")).isEqualTo("notices.gateway.r-1.pod-0.example");
    }

    @Test
    void they_are_the_ones_that_gateway_and_agent_are_configured_to_read() {
        Config config = Configs.with(Map.of("eventplane.gateway.instance", "g-0", "eventplane.agent.instance", "a-0"));

        assertThat(configured(config, "gateway-notices")).isEqualTo(NoticeAddresses.gatewayQueue("r-1", "g-0"));
        assertThat(configured(config, "agent-notices")).isEqualTo(NoticeAddresses.agentQueue("r-1", "a-0"));
    }

    @Test
    void an_agent_is_called_like_the_gateway_of_its_server_unless_it_is_told_otherwise() {
        Config config = Configs.with(Map.of("eventplane.gateway.instance", "pod-0"));

        assertThat(configured(config, "agent-notices")).isEqualTo(NoticeAddresses.agentQueue("r-1", "pod-0"));
    }

    private static String configured(Config config, String channel) {
        return config.getValue("mp.messaging.incoming." + channel + ".queue", String.class)
                .replace("{runtime}", "r-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a.b", "*", "#", "a::b", "a/b"})
    void a_runtime_id_that_could_name_something_else_is_refused(String id) {
        assertThatThrownBy(() -> NoticeAddresses.agentQueue(id, "default"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Runtime id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a..b", ".a", "a.", "#"})
    void an_instance_that_could_name_something_else_is_refused(String instance) {
        assertThatThrownBy(() -> NoticeAddresses.gatewayQueue("r1", instance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gateway instance");
        assertThatThrownBy(() -> NoticeAddresses.agentQueue("r1", instance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("agent instance");
    }
}
