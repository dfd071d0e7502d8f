package io.eventplane.gateway.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.eventplane.gateway.http.Definitions;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Senders that use Apache Qpid's protocol engine for AMQP, which is other code than that behind JMS, and behind the gateway. */
class ProtonSendersTest {

    private static final String ADDRESS = "events/d1/lamps/measured";
    private static final long PATIENCE_SECONDS = 20;

    private final AmqpGateway gateway = AmqpGateway.open();
    private final Client client = Client.create();

    @AfterEach
    void stop() throws Exception {
        client.close();
        gateway.close();
    }

    private Connection connection() throws Exception {
        return client.connect(gateway.uri().getHost(), gateway.uri().getPort());
    }

    private static Message<byte[]> message(String body) throws Exception {
        return Message.create(body.getBytes(UTF_8));
    }

    private CloudEvent event() {
        return gateway.bus.only().event();
    }

    @Test
    void structured_events_are_accepted_and_settled() throws Exception {
        try (var connection = connection();
                var sender = connection.openSender(ADDRESS)) {
            var message = message(
                    "{\"specversion\":\"1.0\",\"id\":\"s-1\",\"source\":\"/x\",\"type\":\"t\",\"data\":{\"lumens\":4}}");
            message.contentType("application/cloudevents+json; charset=utf-8");

            var tracker = sender.send(message).awaitSettlement(PATIENCE_SECONDS, TimeUnit.SECONDS);

            assertThat(tracker.remoteState().getType()).isEqualTo(DeliveryState.Type.ACCEPTED);
        }
        assertThat(event().getId()).isEqualTo("s-1");
    }

    // That is how AMQP clients write timestamps.
    @SuppressWarnings("JavaUtilDate")
    @Test
    void attributes_with_a_colon_are_read_with_their_types() throws Exception {
        try (var connection = connection();
                var sender = connection.openSender(ADDRESS)) {
            var message = message("{\"lumens\":4}");
            message.contentType("application/json");
            message.property("cloudEvents:specversion", "1.0");
            message.property("cloudEvents:id", "b-1");
            message.property("cloudEvents:source", "/x");
            message.property("cloudEvents:type", "t");
            message.property("cloudEvents:time", new Date(0));

            sender.send(message).awaitSettlement(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(Objects.requireNonNull(event().getTime()).toInstant()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(event().getDataContentType()).isEqualTo("application/json");
    }

    @Test
    void an_attribute_of_a_type_that_none_has_is_pointed_at() throws Exception {
        try (var connection = connection();
                var sender = connection.openSender(ADDRESS)) {
            var message = message("{\"lumens\":4}");
            message.property("cloudEvents:id", 1.5d);

            var tracker = sender.send(message).awaitSettlement(PATIENCE_SECONDS, TimeUnit.SECONDS);

            assertThat(tracker.remoteState().getType()).isEqualTo(DeliveryState.Type.REJECTED);
        }
        assertThat(gateway.bus.published).isEmpty();
    }

    @Test
    void the_anonymous_terminus_takes_the_address_from_each_message() throws Exception {
        gateway.urls.changed(Definitions.of("d2", AmqpGateway.LAMPS));
        try (var connection = connection();
                var sender = connection.openAnonymousSender()) {
            var message = message("{\"lumens\":5}");
            message.to("events/d2/lamps/measured");

            sender.send(message).awaitSettlement(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(gateway.bus.only().properties()).containsEntry("eventplane_definition", "d2");
    }

    @Test
    void a_message_in_many_frames_arrives_whole() throws Exception {
        var place = "{\"lumens\":1,\"exact\":1" + " ".repeat(AmqpGateway.MOST_BYTES - 100) + "}";
        try (var connection = connection();
                var sender = connection.openSender(ADDRESS)) {
            sender.send(message(place)).awaitSettlement(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(Objects.requireNonNull(event().getData()).toBytes()).hasSize(place.length());
    }
}
