package io.eventplane.examples;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Publishes one event over WebSocket and prints the answer. Needs nothing but a JDK: {@code java PublishOverWebSocket.java …}.
 *
 * <p>Arguments: the event URL with {@code ws} or {@code wss} and the channel's address, user name and password with a colon between them, and
 * the payload.
 */
public final class PublishOverWebSocket implements WebSocket.Listener {

    private static final long WAIT_SECONDS = 30;

    private final PrintStream out;
    private final CompletableFuture<Void> answered = new CompletableFuture<>();

    private PublishOverWebSocket(PrintStream out) {
        this.out = out;
    }

    /** Ends with an exception when it is not let in, or no answer comes within 30 seconds. */
    public static void main(String... args) throws Exception {
        if (args.length != 3) {
            throw new IllegalArgumentException("usage: PublishOverWebSocket <url> <user>:<password> <payload>");
        }
        var listener = new PublishOverWebSocket(System.out);
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(utf8(args[1])))
                .buildAsync(URI.create(args[0]), listener)
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
        socket.sendText(args[2], true).get(WAIT_SECONDS, TimeUnit.SECONDS);
        listener.answered.get(WAIT_SECONDS, TimeUnit.SECONDS);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        out.print(part);
        if (last) {
            out.println();
            answered.complete(null);
        }
        return WebSocket.Listener.super.onText(socket, part, last);
    }
}
