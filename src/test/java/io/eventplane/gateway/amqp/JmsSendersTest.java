package io.eventplane.gateway.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.eventplane.bus.BusFailures;
import io.eventplane.gateway.http.Definitions;
import io.eventplane.platform.Credential;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.TextMessage;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that use JMS, over Apache Qpid's client. */
class JmsSendersTest {

    private static final String ADDRESS = "events/d1/lamps/measured";

    private final AmqpGateway gateway = AmqpGateway.open(new Credential.Basic("lamp", "secret"));

    @AfterEach
    void stop() {
        gateway.close();
    }

    private JmsConnectionFactory client(String password) {
        return new JmsConnectionFactory("lamp", password, gateway.uri() + "?amqp.saslMechanisms=PLAIN");
    }

    private void send(String address, Written message) {
        try (var context = client("secret").createContext()) {
            var text = context.createTextMessage();
            message.write(text);
            context.createProducer().send(context.createQueue(address), text);
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    private interface Written {
        void write(TextMessage message) throws JMSException;
    }

    private CloudEvent event() {
        return gateway.bus.only().event();
    }

    private String data() {
        return new String(Objects.requireNonNull(event().getData()).toBytes(), UTF_8);
    }

    @Nested
    class Events {

        @ParameterizedTest
        @ValueSource(strings = {"events/d1/lamps/measured", "/events/d1/lamps/measured", "events/d1", "lamps/measured"})
        void plain_ones_get_their_attributes_from_where_they_were_sent(String address) {
            send(address, message -> message.setText("{\"lumens\":1}"));

            assertThat(event().getType()).isEqualTo("lampMeasured");
            assertThat(event().getSource()).hasToString("/applications/app-1");
            assertThat(data()).isEqualTo("{\"lumens\":1}");
        }

        @Test
        void in_binary_mode_keep_their_attributes() {
            send(ADDRESS, message -> {
                message.setText("{\"lumens\":2}");
                message.setStringProperty("cloudEvents_specversion", "1.0");
                message.setStringProperty("cloudEvents_id", "e-1");
                message.setStringProperty("cloudEvents_source", "/lamps/7");
                message.setStringProperty("cloudEvents_type", "t");
                message.setIntProperty("cloudEvents_sequence", 7);
            });

            assertThat(event().getId()).isEqualTo("e-1");
            assertThat(event().getSource()).hasToString("/lamps/7");
            assertThat(event().getExtension("sequence")).isEqualTo("7");
            assertThat(data()).isEqualTo("{\"lumens\":2}");
        }

        @Test
        void are_settled_only_when_the_bus_has_them() throws Exception {
            var confirmation = new CompletableFuture<Void>();
            var asked = new CompletableFuture<Void>();
            gateway.bus.confirming = event -> {
                asked.complete(null);
                return confirmation;
            };

            var sent = CompletableFuture.runAsync(() -> send(ADDRESS, message -> message.setText("{\"lumens\":1}")));
            asked.get();
            assertThat(sent).isNotDone();

            confirmation.complete(null);
            sent.get();
        }

        @Test
        void of_the_largest_size_are_taken() {
            String longest = "{\"lumens\":1,\"note\":\"" + "x".repeat(AmqpGateway.MOST_BYTES - 22) + "\"}";
            send(ADDRESS, message -> message.setText(longest));
            assertThat(data()).hasSize(AmqpGateway.MOST_BYTES);
        }

        @Test
        void go_on_beyond_the_credit_of_their_link() throws Exception {
            int many = 1000;
            try (var context = client("secret").createContext()) {
                var producer = context.createProducer();
                var queue = context.createQueue(ADDRESS);
                for (int each = 0; each < many; each++) {
                    producer.send(queue, context.createTextMessage("{\"lumens\":" + each + "}"));
                }
            }
            assertThat(gateway.bus.published).hasSize(many);
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"lumens\":-1} | precondition-failed",
                    "{\"lumens\":     | decode-error",
                    "[]               | precondition-failed"
                })
        void of_an_event_reject_it_and_leave_the_link_open(String body, String condition) {
            try (var context = client("secret").createContext()) {
                var producer = context.createProducer();
                var queue = context.createQueue(ADDRESS);

                assertThatThrownBy(() -> producer.send(queue, body))
                        .isInstanceOf(JMSRuntimeException.class)
                        .hasMessageContaining(condition);

                producer.send(queue, "{\"lumens\":3}");
            }
            assertThat(data()).isEqualTo("{\"lumens\":3}");
        }

        @ParameterizedTest
        @CsvSource({
            "events/d2/lamps/measured, not-found",
            "events/d1/lamps/other, not-found",
            "lamps, not-found",
            "events/, not-found"
        })
        void of_an_address_refuse_the_link(String address, String condition) {
            assertThatThrownBy(() -> send(address, message -> message.setText("{}")))
                    .isInstanceOf(JMSRuntimeException.class)
                    .hasMessageContaining(condition);
        }

        @Test
        void of_wrong_credentials_name_them() {
            assertThatThrownBy(() -> {
                        try (var context = client("guess").createContext()) {
                            context.createProducer().send(context.createQueue(ADDRESS), "{\"lumens\":1}");
                        }
                    })
                    .isInstanceOfAny(JMSSecurityRuntimeException.class, JMSSecurityException.class);
        }

        @Test
        void of_a_definition_that_names_no_amqp_server_say_so() {
            gateway.urls.changed(Definitions.of("d3", Definitions.LAMPS));

            assertThatThrownBy(() -> send("events/d3", message -> message.setText("{}")))
                    .hasMessageContaining("not-allowed");
        }

        @Test
        void when_the_bus_is_away_give_the_event_back() {
            var times = new AtomicInteger();
            gateway.bus.confirming = event -> times.incrementAndGet() == 1
                    ? CompletableFuture.failedFuture(BusFailures.unavailable())
                    : CompletableFuture.completedFuture(null);
            try (var context = client("secret").createContext()) {
                var producer = context.createProducer();
                var queue = context.createQueue(ADDRESS);

                assertThatThrownBy(() -> producer.send(queue, "{\"lumens\":1}")).hasMessageContaining("released");

                producer.send(queue, "{\"lumens\":1}");
            }
        }

        @Test
        void of_a_message_that_is_too_large_end_its_link() {
            assertThatThrownBy(() -> send(ADDRESS, message -> message.setText("x".repeat(2 * AmqpGateway.MOST_BYTES))))
                    .isInstanceOf(JMSRuntimeException.class)
                    .hasMessageContaining("message-size-exceeded");
            assertThat(gateway.bus.published).isEmpty();
        }

        @Test
        void of_receivers_tell_where_to_consume() {
            try (var context = client("secret").createContext()) {
                assertThatThrownBy(() -> context.createConsumer(context.createQueue(ADDRESS)))
                        .hasMessageContaining("Runtime's bus");
            }
        }
    }

    @Test
    void a_changed_password_counts_from_the_next_event_on() {
        try (var context = client("secret").createContext()) {
            var producer = context.createProducer();
            var queue = context.createQueue(ADDRESS);
            producer.send(queue, "{\"lumens\":1}");

            gateway.urls.changed(Definitions.of("d1", 2, AmqpGateway.LAMPS, new Credential.Basic("lamp", "changed")));

            assertThatThrownBy(() -> producer.send(queue, "{\"lumens\":2}"))
                    .hasMessageContaining("unauthorized-access");
        }
    }
}
