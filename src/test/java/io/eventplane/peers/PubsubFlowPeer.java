package io.eventplane.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eventplane.eventing.pubsub.PubsubPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A Pub/Sub of the published stubs, and the authorization server whose tokens it takes. */
public final class PubsubFlowPeer implements ExternalPeer {

    private static final String CLIENT = "shop";
    private static final String SECRET = "secret-of-shop";
    private static final String TOKEN = "token-of-shop";

    private final PubsubPeer pubsub;
    private final HttpServer tokens;

    /** Starts both, with no topics. */
    public PubsubFlowPeer() {
        try {
            pubsub = PubsubPeer.started();
            pubsub.tokens.add(TOKEN);
            tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            tokens.createContext("/token", PubsubFlowPeer::answer);
            tokens.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "pubsub";
    }

    @Override
    public void createTopic(String topic) {
        pubsub.topic(topic);
    }

    @Override
    public Map<String, Object> subscription(String topic) {
        return subscription(topic, SECRET);
    }

    @Override
    public Map<String, Object> withWrongPassword(String topic) {
        return subscription(topic, "wrong-password");
    }

    @Override
    public void publish(String topic, List<Sent> messages) {
        messages.forEach(message -> pubsub.publish(
                topic,
                message.key(),
                message.body(),
                Map.of(
                        "ce-specversion", "1.0",
                        "ce-id", message.id(),
                        "ce-source", "/peers/pubsub",
                        "ce-type", "Read",
                        "content-type", "application/json")));
    }

    @Override
    public void killAndRestart() {
        try {
            pubsub.kill();
            pubsub.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            pubsub.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tokens.stop(0);
    }

    private Map<String, Object> subscription(String topic, String secret) {
        return Map.of(
                "url", pubsub.url(),
                "topic", "projects/project/topics/" + topic,
                "attributes", Map.of("tls", "false"),
                "auth",
                        Map.of(
                                "credential",
                                Map.of(
                                        "oauth",
                                        Map.of(
                                                "clientId",
                                                CLIENT,
                                                "clientSecret",
                                                secret,
                                                "url",
                                                "http://127.0.0.1:"
                                                        + tokens.getAddress().getPort() + "/token"))));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var right = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
            boolean isRight = right.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var body = isRight
                    ? "{\"access_token\": \"" + TOKEN + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"
                    : "{\"error\": \"invalid_client\"}";
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(isRight ? 200 : 401, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
    }
}
