package io.eventplane.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeAddressesTest {

    @Test
    void each_consumer_has_a_queue_of_its_own() {
        assertThat(NoticeAddresses.agentQueue("r-1")).isEqualTo("notices.agent.r-1");
        assertThat(NoticeAddresses.gatewayQueue("r-1", "gateway-0.example"))
                .isEqualTo("notices.gateway.r-1.gateway-0.example")
                .startsWith(NoticeAddresses.gatewayQueues("r-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a.b", "*", "#", "a::b", "a/b"})
    void a_runtime_id_that_could_name_something_else_is_refused(String id) {
        assertThatThrownBy(() -> NoticeAddresses.agentQueue(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Runtime id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a..b", ".a", "a.", "#"})
    void an_instance_that_could_name_something_else_is_refused(String instance) {
        assertThatThrownBy(() -> NoticeAddresses.gatewayQueue("r1", instance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gateway instance");
    }
}
