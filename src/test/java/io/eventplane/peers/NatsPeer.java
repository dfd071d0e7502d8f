package io.eventplane.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.nats.NatsServer;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A NATS server with JetStream. */
public final class NatsPeer implements ExternalPeer {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String USER = "shop";
    private static final String PASSWORD = "secret-of-shop";

    private final NatsServer server;

    /** Starts one with no data. */
    public NatsPeer() {
        try {
            server = NatsServer.started(Files.createTempDirectory("nats"), "--user", USER, "--pass", PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "nats";
    }

    @Override
    public void createTopic(String topic) {
        try {
            var client = client();
            NatsServer.stream(client, topic, topic);
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, Object> subscription(String topic) {
        return subscription(topic, PASSWORD);
    }

    @Override
    public Map<String, Object> withWrongPassword(String topic) {
        return subscription(topic, "wrong-password");
    }

    @Override
    public void publish(String topic, List<Sent> messages) {
        await("published at NATS").atMost(LONG).ignoreExceptions().until(() -> {
            send(topic, messages);
            return true;
        });
    }

    @Override
    public void killAndRestart() {
        try {
            server.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.start();
    }

    @Override
    public void close() {
        server.close();
    }

    private Connection client() throws IOException, InterruptedException {
        return Nats.connect(new Options.Builder()
                .server(server.url())
                .userInfo(USER, PASSWORD)
                .noReconnect()
                .build());
    }

    private Map<String, Object> subscription(String topic, String password) {
        return Map.of(
                "url", server.url(),
                "topic", topic,
                "auth", Map.of("credential", Map.of("basic", Map.of("username", USER, "password", password))));
    }

    private void send(String topic, List<Sent> messages) throws IOException, InterruptedException {
        var client = client();
        try {
            var stream = client.jetStream();
            List<CompletableFuture<PublishAck>> underWay = messages.stream()
                    .map(message -> stream.publishAsync(message(topic, message)))
                    .toList();
            underWay.forEach(CompletableFuture::join);
        } finally {
            client.close();
        }
    }

    private static NatsMessage message(String topic, Sent sent) {
        var headers = new Headers()
                .add("ce-specversion", "1.0")
                .add("ce-id", sent.id())
                .add("ce-source", "/peers/nats")
                .add("ce-type", "Read")
                .add("content-type", "application/json");
        return NatsMessage.builder()
                .subject(topic)
                .headers(headers)
                .data(sent.body().getBytes(UTF_8))
                .build();
    }
}
