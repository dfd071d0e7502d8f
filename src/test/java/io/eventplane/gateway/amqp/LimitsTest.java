package io.eventplane.gateway.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.http.Definitions;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.StreamSender;
import org.apache.qpid.protonj2.client.Tracker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What senders may not exceed together, and how long one of them may take. */
class LimitsTest {

    private static final String ADDRESS = "events/d1/lamps/measured";
    private static final String EVENT = "{\"lumens\":1}";
    private static final int HALF = 60_000;

    private final AmqpGateway gateway = new AmqpGateway(Map.of(
            "eventplane.gateway.slow-client-timeout", "PT3S",
            "eventplane.gateway.max-bytes-in-flight", "300000"));
    private final Client client = Client.create();

    LimitsTest() {
        gateway.urls.changed(Definitions.of("d1", AmqpGateway.LAMPS));
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        gateway.bus.confirming = event -> CompletableFuture.completedFuture(null);
        await().until(() -> gateway.inFlight.held() == 0);
        try (var connection = connection()) {
            assertThat(sent(connection, ADDRESS, EVENT)).isEqualTo(DeliveryState.Type.ACCEPTED);
        }
        client.close();
        gateway.close();
    }

    private Connection connection() throws Exception {
        return client.connect(
                gateway.uri().getHost(), gateway.uri().getPort(), new ConnectionOptions().reconnectEnabled(false));
    }

    private static DeliveryState.Type sent(Connection connection, String address, String body) throws Exception {
        return settled(connection.openSender(address).send(Message.create(body.getBytes(UTF_8))));
    }

    private static DeliveryState.Type settled(Tracker tracker) throws Exception {
        return tracker.awaitSettlement(20, TimeUnit.SECONDS).remoteState().getType();
    }

    /** Begins a message, and sends a part of it. */
    private static StreamSender begun(Connection connection, int bytes) throws Exception {
        var sender = connection.openStreamSender(ADDRESS);
        var body = sender.beginMessage().body();
        body.write(new byte[bytes]);
        body.flush();
        return sender;
    }

    @Test
    void more_events_than_a_second_may_have_are_given_back_and_their_credit_later() throws Exception {
        gateway.urls.changed(Definitions.rated("d2", 1, AmqpGateway.LAMPS, 1));
        try (var connection = connection()) {
            var sender = connection.openSender("events/d2");
            var first = sender.send(Message.create(EVENT.getBytes(UTF_8)));
            var second = sender.send(Message.create(EVENT.getBytes(UTF_8)));

            assertThat(settled(first)).isEqualTo(DeliveryState.Type.ACCEPTED);
            assertThat(settled(second)).isEqualTo(DeliveryState.Type.RELEASED);
            await().until(() ->
                    settled(sender.send(Message.create(EVENT.getBytes(UTF_8)))) == DeliveryState.Type.ACCEPTED);
        }
    }

    @Test
    void half_a_message_counts_and_is_cut_after_a_while() throws Exception {
        try (var connection = connection()) {
            var unused = begun(connection, HALF);
            await().until(() -> gateway.inFlight.held() >= HALF);

            await().until(() -> gateway.inFlight.held() == 0);
        }
    }

    @Test
    void half_a_message_is_given_back_when_its_sender_goes() throws Exception {
        var connection = connection();
        var unused = begun(connection, HALF);
        await().until(() -> gateway.inFlight.held() >= HALF);

        connection.close();

        await().atMost(Duration.ofSeconds(2)).until(() -> gateway.inFlight.held() == 0);
    }

    @Test
    void a_whole_message_counts_until_the_bus_has_it() throws Exception {
        var confirmation = new CompletableFuture<Void>();
        gateway.bus.confirming = event -> confirmation;
        try (var connection = connection()) {
            var tracker = connection.openSender(ADDRESS).send(Message.create(EVENT.getBytes(UTF_8)));
            await().until(() -> !gateway.bus.published.isEmpty());
            await().until(() -> gateway.inFlight.held() == EVENT.length());

            confirmation.complete(null);
            assertThat(settled(tracker)).isEqualTo(DeliveryState.Type.ACCEPTED);
        }
    }

    @Test
    void together_they_are_not_read_beyond_the_budget_and_go_on_once_there_is_room() throws Exception {
        try (var other = connection()) {
            var sender = other.openSender(ADDRESS);
            for (int each = 0; each < 5; each++) {
                var unused = begun(connection(), HALF);
            }
            await().until(() -> gateway.inFlight.isExhausted());

            // The halves are cut after a while, and what waited is taken.
            assertThat(settled(sender.send(Message.create(EVENT.getBytes(UTF_8)))))
                    .isIn(DeliveryState.Type.ACCEPTED, DeliveryState.Type.RELEASED);
        }
    }

    @Test
    void half_a_frame_is_cut_after_a_while() {
        try (var raw = RawFrames.to(gateway.uri())) {
            raw.write(Arrays.copyOf(RawFrames.receiver(0), 20));
            raw.readToEnd();
        }
    }

    @Test
    void a_client_that_reads_nothing_is_cut() {
        try (var deaf = RawFrames.to(gateway.uri())) {
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> isCutWriting(deaf));
        }
    }

    /** Each of these is answered by a few hundred bytes. */
    private boolean isCutWriting(RawFrames deaf) {
        try {
            for (int many = 0; many < 100; many++) {
                deaf.write(RawFrames.receiver(next++ % 60_000));
            }
            return false;
        } catch (UncheckedIOException cut) {
            return true;
        }
    }

    private int next;
}
