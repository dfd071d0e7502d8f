package io.eventplane.gateway.amqp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.http.Definitions;
import io.eventplane.platform.Credential;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client of AMQP does is told, each time once. */
class ObservedTest {

    private static final String ADDRESS = "events/d1/lamps/measured";
    private static final long PATIENCE_SECONDS = 20;
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final AmqpGateway gateway = new AmqpGateway(Map.of("eventplane.gateway.amqp.login-timeout", "PT1S"));
    private final Client client = Client.create();

    ObservedTest() {
        gateway.urls.changed(Definitions.of("d1", 1, AmqpGateway.LAMPS, null));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        gateway.close();
    }

    private void awaitTold(String... lines) {
        await().untilAsserted(() -> assertThat(gateway.observed.told).containsExactly(lines));
    }

    private Socket connected() throws Exception {
        return new Socket(gateway.uri().getHost(), gateway.uri().getPort());
    }

    @Test
    void events_and_links_are_told() throws Exception {
        try (var connection =
                client.connect(gateway.uri().getHost(), gateway.uri().getPort())) {
            try (var sender = connection.openSender(ADDRESS)) {
                Message<byte[]> wrong = Message.create("{\"lumens\":true}".getBytes(UTF_8));
                wrong.contentType("application/json");
                sender.send(wrong).awaitSettlement(PATIENCE_SECONDS, TimeUnit.SECONDS);
                Message<byte[]> good = Message.create("{\"lumens\":1}".getBytes(UTF_8));
                good.contentType("application/json").messageId("e1");
                good.property("traceparent", PARENT);
                sender.send(good).awaitSettlement(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            assertThatThrownBy(() -> connection
                            .openSender("events/d1/nowhere")
                            .openFuture()
                            .get())
                    .isInstanceOf(Exception.class);
            assertThatThrownBy(
                            () -> connection.openReceiver(ADDRESS).openFuture().get())
                    .isInstanceOf(Exception.class);
        }
        awaitTold(
                "amqp refused d1 invalid-payload",
                "amqp accepted d1 [e1] 0",
                "amqp refused d1 unknown-channel",
                "amqp refused none receive");
        assertThat(gateway.bus.only().properties()).containsEntry("traceparent", PARENT);
    }

    @Test
    void what_an_intermediary_says_of_the_trace_goes_before_what_the_sender_said() throws Exception {
        var intermediary = PARENT.replace("00f067aa0ba902b7", "1111111111111111");
        try (var connection =
                        client.connect(gateway.uri().getHost(), gateway.uri().getPort());
                var sender = connection.openSender(ADDRESS)) {
            Message<byte[]> event = Message.create("{\"lumens\":1}".getBytes(UTF_8));
            event.contentType("application/json");
            event.property("traceparent", PARENT).annotation("traceparent", intermediary);
            sender.send(event).awaitSettlement(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(gateway.bus.only().properties()).containsEntry("traceparent", intermediary);
    }

    @Test
    void who_is_not_let_in_is_told() {
        gateway.urls.changed(Definitions.of("d1", 2, AmqpGateway.LAMPS, new Credential.Basic("lamp", "light")));
        var wrong = new ConnectionOptions().user("lamp").password("wrong");

        assertThatThrownBy(() -> client.connect(
                                gateway.uri().getHost(), gateway.uri().getPort(), wrong)
                        .openFuture()
                        .get())
                .isInstanceOf(Exception.class);
        awaitTold("amqp refused none unauthenticated");
    }

    @Test
    void who_does_not_log_in_is_told() throws Exception {
        try (var socket = connected()) {
            awaitTold("amqp refused none timeout");
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void what_is_no_frame_is_told_after_the_login_too() throws Exception {
        var login = "AMQP\u0003\u0001\u0000\u0000\u0000\u0000\u0000\u0019\u0002\u0001\u0000\u0000"
                + "\u0000SA\u00c0\u000c\u0001\u00a3\u0009ANONYMOUS";
        // An open frame that is none.
        var garbage = "AMQP\u0000\u0001\u0000\u0000\u0000\u0000\u0000\u0001garbage";
        try (var socket = connected()) {
            socket.getOutputStream().write(login.getBytes(ISO_8859_1));
            awaitOutcome(socket);
            socket.getOutputStream().write(garbage.getBytes(ISO_8859_1));
            awaitTold("amqp refused none malformed-frame");
        }
    }

    /** The description of SASL's outcome, 0x44, is the last of the login. */
    private static void awaitOutcome(Socket socket) throws Exception {
        var read = new StringBuilder();
        while (read.indexOf("\u0000SD") < 0) {
            read.append((char) socket.getInputStream().read());
        }
    }

    @Test
    void who_comes_and_goes_in_order_is_not_told() throws Exception {
        try (var connection =
                client.connect(gateway.uri().getHost(), gateway.uri().getPort())) {
            connection.openFuture().get();
        }
        await().untilAsserted(() -> assertThat(gateway.observed.connections).hasValue(0));
        assertThat(gateway.observed.told).isEmpty();
    }

    @Test
    void what_is_no_amqp_is_told() throws Exception {
        try (var socket = connected()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
            awaitTold("amqp refused none no-login");
        }
    }
}
