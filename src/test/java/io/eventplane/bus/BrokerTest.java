package io.eventplane.bus;

import static io.eventplane.bus.RunningBus.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

    private static final Map<String, String> PASSWORD = Map.of("eventplane.broker.consumer.password", "bus secret");

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
                Reader reader = Reader.ofQueue(successor.broker.connectionFactory(BrokerUser.CONSUMER), "events.a.b")) {
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
    void a_configured_password_goes_before_a_generated_one_and_is_kept_nowhere() throws Exception {
        try (RunningBus bus = RunningBus.in(folder, PASSWORD)) {
            bus.events.open("events.a.b");

            context(bus.coreClient(), "consumer", "bus secret");
            context(bus.amqpClient(), "consumer", "bus secret");
        }
        assertThat(folder.resolve("broker-passwords")).isDirectoryNotContaining("glob:**consumer");
    }

    @Test
    void generated_passwords_are_for_the_owners_eyes_only_and_stay_the_same() throws Exception {
        Path file = folder.resolve("broker-passwords/consumer");
        try (RunningBus bus = RunningBus.in(folder)) {
            bus.broker.start();
        }
        String first = Files.readString(file);
        try (RunningBus bus = RunningBus.in(folder)) {
            bus.broker.start();
            context(bus.coreClient(), "consumer", first);
        }
        assertThat(first).hasSizeGreaterThanOrEqualTo(43);
        assertThat(Files.readString(file)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_ready_line_tells_where_the_password_is_and_not_the_password() {
        try (RunningBus bus = RunningBus.in(folder)) {
            bus.broker.start();

            assertThat(new ServedBroker(bus.broker, bus.logins).inWords())
                    .contains("consumer", folder.resolve("broker-passwords").toString())
                    .doesNotContain(bus.password(BrokerUser.CONSUMER));
        }
    }

    @Test
    void a_server_with_another_password_is_told_that_the_broker_refuses() {
        try (RunningBus bus = RunningBus.in(folder);
                RunningBus remote = bus.remote(folder, Map.of("eventplane.broker.gateway.password", "wrong"))) {
            bus.broker.start();

            assertThatThrownBy(() -> remote.publish(event("events.a.b", "e1")))
                    .isInstanceOf(BusUnavailableException.class)
                    .hasMessageContaining("gateway")
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
                    Reader reader =
                            Reader.ofQueue(remote.broker.connectionFactory(BrokerUser.CONSUMER), "events.a.b")) {
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
