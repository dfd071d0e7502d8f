package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.journeys.Director.Registration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events come in over WebSocket, checked, and consumers of the bus get them; a kill loses none that was answered. */
class WebSocketPublishersIT {

    private static final EventplaneServer SERVER = EventplaneServer.named("websocket-publishers");
    private static final String STREETLIGHTS =
            RealDocuments.text("v3/streetlights-mqtt-asyncapi.yml").replace("protocol: mqtt", "protocol: ws");
    private static final String TURN_ON = "smartylighting/streetlights/1/0/action/7/turn/on";
    private static final String COMMAND = "{\"command\": \"on\", \"sentAt\": \"2026-01-31T18:00:00Z\"}";
    private static final String USER = "streetlights";
    private static final String PASSWORD = "let-there-be-light";
    private static final Duration LONG = Duration.ofMinutes(2);

    @BeforeAll
    static void start() {
        SERVER.start().awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Registration registered() {
        var registration =
                Director.of(SERVER).register(Names.unique("ws"), EventApis.guarded(STREETLIGHTS, USER, PASSWORD));
        Gateway.at(registration.eventUrl()).awaitOpen();
        return registration;
    }

    /** What the gateway answered on one connection. */
    private static final class Answers implements WebSocket.Listener {

        private final List<JsonNode> all = new CopyOnWriteArrayList<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                all.add(JsonMapper.shared().readTree(partial.toString()));
                partial.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, text, last);
        }
    }

    private static WebSocket publisher(Registration registration, Answers answers) {
        var url = URI.create(registration.eventUrl().toString().replaceFirst("http", "ws") + "/" + TURN_ON);
        var login = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Basic " + login)
                .subprotocols("cloudevents.json")
                .buildAsync(url, answers)
                .join();
    }

    private static String event(String id, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/lamps/7\",\"type\":\"turnOnOff\",\"data\":"
                + data + "}";
    }

    private static String busAddressOf(Registration registration) {
        return RuntimeEvents.of(SERVER)
                .awaitVisible(registration.definitionId())
                .path("channels")
                .valueStream()
                .map(channel -> channel.path("busAddress").asString())
                .filter(address -> address.endsWith("turn.on"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_event_is_consumed_with_its_channel_s_parameter_and_a_wrong_one_is_answered_with_the_place() {
        var registration = registered();
        var answers = new Answers();
        var socket = publisher(registration, answers);
        socket.sendText(event("w-1", COMMAND), true).join();
        socket.sendText(event("w-2", "{\"command\": \"dim\"}"), true).join();

        await().atMost(LONG).until(() -> answers.all.size() == 2);

        assertThat(answers.all.get(0).path("id").asString()).isEqualTo("w-1");
        assertThat(answers.all.get(1).path("status").asInt()).isEqualTo(422);
        assertThat(answers.all.get(1).path("violations").path(0).path("pointer").asString())
                .isEqualTo("/data/command");
        try (var queue = Consumers.coreQueue(SERVER, busAddressOf(registration))) {
            assertThat(queue.next().properties())
                    .containsEntry("cloudEvents_id", "w-1")
                    .containsEntry("param_streetlightId", "7");
            assertThat(queue.nextIfAny()).isEmpty();
        }
    }

    private static void sendUntilCut(WebSocket socket) {
        try {
            for (int i = 0; ; i++) {
                socket.sendText(event("k-" + i, COMMAND), true).join();
            }
        } catch (CompletionException cut) {
            // As it is to be.
        }
    }

    @Test
    void a_kill_loses_nothing_that_was_answered() {
        var registration = registered();
        var address = busAddressOf(registration);
        var answers = new Answers();
        var socket = publisher(registration, answers);
        var load = new Thread(() -> sendUntilCut(socket));
        load.setDaemon(true);
        load.start();
        await().atMost(LONG).until(() -> answers.all.size() > 500);

        SERVER.kill();
        SERVER.start().awaitReady();

        Set<String> answered = new HashSet<>();
        answers.all.forEach(answer -> answered.add(answer.path("id").asString()));
        try (var queue = Consumers.coreQueue(SERVER, address)) {
            for (Optional<ReceivedEvent> next = queue.nextIfAny(); next.isPresent(); next = queue.nextIfAny()) {
                answered.remove(String.valueOf(next.get().properties().get("cloudEvents_id")));
            }
        }
        assertThat(answered).isEmpty();
    }
}
