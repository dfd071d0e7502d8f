package io.eventplane.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The WebSocket client of the JDK. */
final class JdkClient implements WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 30;

    /** How a connection was closed. */
    record Closed(int status, String reason) {}

    final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    private JdkClient() {}

    static JdkClient to(URI url, String... subprotocols) {
        return loggedIn(url, null, subprotocols);
    }

    /** @param credentials user name, colon, password; null presents none */
    static JdkClient loggedIn(URI url, @Nullable String credentials, String... subprotocols) {
        var client = new JdkClient();
        var builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (credentials != null) {
            var basic = Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
            builder.header("Authorization", "Basic " + basic);
        }
        if (subprotocols.length > 0) {
            builder.subprotocols(
                    subprotocols[0],
                    List.of(subprotocols).subList(1, subprotocols.length).toArray(String[]::new));
        }
        client.socket = builder.buildAsync(url, client).join();
        return client;
    }

    WebSocket socket() {
        if (socket == null) {
            throw new AssertionError("not connected");
        }
        return socket;
    }

    JdkClient send(String text) {
        socket().sendText(text, true).join();
        return this;
    }

    JdkClient send(byte[] bytes) {
        socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    JsonNode answer() {
        try {
            var answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no answer came");
            }
            return JsonMapper.shared().readTree(answer);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<JsonNode> answers(int count) {
        return IntStream.range(0, count).mapToObj(i -> answer()).toList();
    }

    /** How the gateway closed it. */
    Closed awaitClosed() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            answers.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(new Closed(status, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }
}
