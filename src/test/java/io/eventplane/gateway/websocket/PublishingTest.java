package io.eventplane.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.http.Definitions;
import io.eventplane.gateway.websocket.JdkClient.Closed;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events over WebSocket by the client of the JDK: one in each message, one answer to each. */
class PublishingTest {

    private static final String BRIGHT = "{\"lumens\":1}";

    private WebSocketGateway gateway = WebSocketGateway.open();

    @AfterEach
    void close() {
        gateway.close();
    }

    private static String structured(String id, String data) {
        return """
            {"specversion":"1.0","id":"%s","source":"/lamps/7","type":"lampMeasured","data":%s}
            """.formatted(id, data);
    }

    private static int refusalOf(Runnable connecting) {
        try {
            connecting.run();
            throw new AssertionError("it was let in");
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    @Test
    void a_text_or_binary_message_is_a_payload_and_is_answered_with_its_number_and_id() {
        var client = JdkClient.to(gateway.uri()).send(BRIGHT).send(BRIGHT.getBytes(UTF_8));

        var answers = client.answers(2);

        assertThat(answers)
                .extracting(answer -> answer.path("sequence").asInt())
                .containsExactly(1, 2);
        assertThat(answers).extracting(answer -> answer.path("status").asInt()).containsOnly(202);
        assertThat(answers)
                .extracting(answer -> answer.path("id").asString())
                .containsExactlyElementsOf(gateway.gateway.bus.published.stream()
                        .map(published -> published.event().getId())
                        .toList());
    }

    @Test
    void with_the_subprotocol_a_message_is_a_structured_event() {
        var client = JdkClient.to(gateway.uri(), Handshake.STRUCTURED);
        assertThat(client.socket().getSubprotocol()).isEqualTo(Handshake.STRUCTURED);

        var answer = client.send(structured("e-1", BRIGHT)).answer();

        assertThat(answer.path("id").asString()).isEqualTo("e-1");
        assertThat(gateway.gateway.bus.only().event().getSource()).hasToString("/lamps/7");
    }

    @Test
    void a_refused_event_is_answered_with_the_problem_and_the_next_one_is_taken() {
        var client = JdkClient.to(gateway.uri()).send("{\"lumens\":-1}").send(BRIGHT);

        var refused = client.answer();

        assertThat(refused.path("sequence").asInt()).isEqualTo(1);
        assertThat(refused.path("status").asInt()).isEqualTo(422);
        assertThat(refused.path("type").asString()).isEqualTo("urn:eventplane:problem:invalid-payload");
        assertThat(refused.path("violations").path(0).path("pointer").asString())
                .isEqualTo("/lumens");
        assertThat(client.answer().path("status").asInt()).isEqualTo(202);
    }

    @Test
    void nothing_is_answered_before_the_bus_has_it_and_answers_come_in_the_order_of_the_events() {
        var confirmations = unconfirmed();
        var client = JdkClient.to(gateway.uri(), Handshake.STRUCTURED)
                .send(structured("e-1", BRIGHT))
                .send(structured("e-2", BRIGHT));
        await().until(() -> confirmations.size() == 2);

        confirmations.get(1).complete(null);
        confirmations.get(0).complete(null);

        assertThat(client.answers(2))
                .extracting(answer -> answer.path("id").asString())
                .containsExactly("e-1", "e-2");
    }

    private List<CompletableFuture<Void>> unconfirmed() {
        List<CompletableFuture<Void>> confirmations = Collections.synchronizedList(new ArrayList<>());
        gateway.gateway.bus.confirming = event -> {
            var confirmation = new CompletableFuture<Void>();
            confirmations.add(confirmation);
            return confirmation;
        };
        return confirmations;
    }

    @Test
    void a_close_waits_for_the_answers() {
        var confirmations = unconfirmed();
        var client = JdkClient.to(gateway.uri()).send(BRIGHT).send(BRIGHT);
        client.socket().sendClose(1000, "").join();
        await().until(() -> confirmations.size() == 2);

        List.copyOf(confirmations).forEach(confirmation -> confirmation.complete(null));

        assertThat(client.answers(2)).hasSize(2);
        assertThat(client.awaitClosed().status()).isEqualTo(1000);
    }

    @Test
    void no_more_is_read_than_may_be_under_way() {
        int many = 20 * WebSocketGateway.MOST_IN_FLIGHT;
        var confirmations = unconfirmed();
        try (var client = RawSocket.upgraded(gateway.uri())) {
            client.send(RawSocket.times(many, RawSocket.frame(0x81, BRIGHT.getBytes(UTF_8))));
            await().until(() -> confirmations.size() >= WebSocketGateway.MOST_IN_FLIGHT);
            await().during(Duration.ofMillis(500)).until(() -> confirmations.size() == WebSocketGateway.MOST_IN_FLIGHT);

            gateway.gateway.bus.confirming = event -> CompletableFuture.completedFuture(null);
            List.copyOf(confirmations).forEach(confirmation -> confirmation.complete(null));
            await().until(() -> gateway.gateway.bus.published.size() == many);
        }
    }

    @Test
    void a_message_in_fragments_is_one_event() {
        var client = JdkClient.to(gateway.uri());
        client.socket().sendText("{\"lum", false).join();
        client.socket().sendText("ens\":1}", true).join();

        assertThat(client.answer().path("status").asInt()).isEqualTo(202);
    }

    @Test
    void a_message_over_the_limit_closes_the_connection_as_too_big() {
        var client = JdkClient.to(gateway.uri()).send("1".repeat(200_001));

        assertThat(client.awaitClosed().status()).isEqualTo(1009);
    }

    @Test
    void credentials_are_those_of_the_handshake() {
        gateway.define(2, WebSocketGateway.LAMPS, WebSocketGateway.LIGHT);

        assertThat(refusalOf(() -> JdkClient.to(gateway.uri()))).isEqualTo(401);
        assertThat(refusalOf(() -> JdkClient.loggedIn(gateway.uri(), "lamp:dark")))
                .isEqualTo(401);
        assertThat(JdkClient.loggedIn(gateway.uri(), "lamp:light")
                        .send(BRIGHT)
                        .answer()
                        .path("status")
                        .asInt())
                .isEqualTo(202);
    }

    @Test
    void new_credentials_close_who_came_in_with_the_old_ones() {
        var client = JdkClient.to(gateway.uri());
        client.send(BRIGHT).answer();

        gateway.define(2, WebSocketGateway.LAMPS, WebSocketGateway.LIGHT);

        assertThat(client.awaitClosed().status()).isEqualTo(1008);
    }

    @Test
    void a_deletion_is_told_to_the_next_event() {
        var client = JdkClient.to(gateway.uri());
        client.send(BRIGHT).answer();

        gateway.gateway.urls.removed("d1");

        assertThat(client.awaitClosed()).extracting(Closed::status).isEqualTo(1008);
        assertThat(refusalOf(() -> JdkClient.to(gateway.uri()))).isEqualTo(404);
    }

    @Test
    void a_document_that_names_only_http_refuses_the_handshake() {
        gateway.define(2, Definitions.LAMPS, null);

        assertThat(refusalOf(() -> JdkClient.to(gateway.uri()))).isEqualTo(403);
    }

    @Test
    void a_subprotocol_that_is_not_spoken_is_refused() {
        assertThatThrownBy(() -> JdkClient.to(gateway.uri(), "mqtt"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
}
