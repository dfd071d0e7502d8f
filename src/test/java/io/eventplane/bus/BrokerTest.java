package io.eventplane.bus;

import static io.eventplane.bus.RunningBus.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.platform.UnguardedBindException;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

    private static final Map<String, String> PASSWORD = Map.of("eventplane.broker.password", "bus secret");

    @TempDir
    Path folder;

    @Test
    void it_starts_when_first_asked_for_and_stops_for_good() {
        RunningBus bus = RunningBus.in(folder);
        assertThat(bus.broker.available()).isFalse();

        bus.events.open("events.a.b");
        assertThat(bus.broker.available()).isTrue();

        bus.close();
        assertThat(bus.broker.available()).isFalse();
        assertThatThrownBy(bus.broker::start).isInstanceOf(BusUnavailableException.class);
        assertThatThrownBy(() -> bus.publish(event("events.a.b", "e1"))).isInstanceOf(BusUnavailableException.class);
    }

    @Test
    void its_successor_takes_over_the_same_folder() throws Exception {
        RunningBus former = RunningBus.in(folder);
        former.events.open("events.a.b");
        former.publish(event("events.a.b", "e1"));
        former.close();

        try (RunningBus successor = RunningBus.in(folder);
                Reader reader = Reader.ofQueue(successor.broker.connectionFactory(), "events.a.b")) {
            assertThat(reader.drainIds()).containsExactly("e1");
        }
    }

    @Test
    void a_taken_port_is_an_error() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningBus bus =
                        RunningBus.in(folder, Map.of("eventplane.broker.port", String.valueOf(taken.getLocalPort())))) {
            assertThatThrownBy(bus.broker::start).isInstanceOf(BusUnavailableException.class);
            assertThat(bus.broker.available()).isFalse();
        }
    }

    @Test
    void beyond_loopback_it_needs_a_password() {
        try (RunningBus bus = RunningBus.in(folder, Map.of("eventplane.broker.host", "0.0.0.0"))) {
            assertThatThrownBy(bus.broker::start)
                    .isInstanceOf(UnguardedBindException.class)
                    .hasMessageContaining("eventplane.broker.password");
        }
    }

    @Test
    void with_a_password_clients_must_present_it() throws Exception {
        try (RunningBus bus = RunningBus.in(folder, PASSWORD)) {
            bus.events.open("events.a.b");
            bus.publish(event("events.a.b", "e1"));

            assertThatThrownBy(() -> context(bus.coreClient(), "eventplane", "wrong"))
                    .isInstanceOf(JMSRuntimeException.class);
            assertThatThrownBy(() -> context(bus.amqpClient(), "eventplane", "wrong"))
                    .isInstanceOf(JMSRuntimeException.class);
            assertThatThrownBy(() -> context(bus.amqpClient(), "somebody", "bus secret"))
                    .isInstanceOf(JMSRuntimeException.class);
            assertThatThrownBy(() -> bus.coreClient().createContext()).isInstanceOf(JMSRuntimeException.class);
            context(bus.coreClient(), "eventplane", "bus secret");
            context(bus.amqpClient(), "eventplane", "bus secret");
        }
    }

    @Test
    void a_server_with_another_password_is_told_that_the_broker_refuses() {
        try (RunningBus bus = RunningBus.in(folder, PASSWORD);
                RunningBus remote = bus.remote(folder, Map.of("eventplane.broker.password", "wrong"))) {
            bus.broker.start();

            assertThatThrownBy(() -> remote.publish(event("events.a.b", "e1")))
                    .isInstanceOf(BusUnavailableException.class)
                    .hasMessageContaining("eventplane")
                    .hasMessageNotContaining("wrong");
            assertThat(remote.broker.available()).isFalse();
        }
    }

    @Test
    void of_several_remote_members_one_is_enough() throws Exception {
        try (RunningBus bus = RunningBus.in(folder)) {
            bus.events.open("events.a.b");
            String members = "tcp://127.0.0.1:" + RunningBus.freePort() + ",tcp://127.0.0.1:"
                    + bus.endpoint(Endpoint.Protocol.CORE).port();
            try (RunningBus remote = bus.remote(folder, Map.of("eventplane.broker.url", members));
                    Reader reader = Reader.ofQueue(remote.broker.connectionFactory(), "events.a.b")) {
                remote.publish(event("events.a.b", "e1"));

                assertThat(reader.drainIds()).containsExactly("e1");
            }
        }
    }

    private static void context(ConnectionFactory client, String user, String password) {
        try (JMSContext context = client.createContext(user, password)) {
            context.start();
        }
    }
}
