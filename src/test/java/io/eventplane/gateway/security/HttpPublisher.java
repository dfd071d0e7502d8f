package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Over HTTP and WebSocket, with the JDK's clients. */
final class HttpPublisher {

    private static final int ACCEPTED = 202;

    private HttpPublisher() {}

    static boolean posts(WholeGateway gateway, String definition, Presented presented) {
        try {
            return post(gateway, definition, presented).statusCode() == ACCEPTED;
        } catch (SSLException noHandshake) {
            return false;
        } catch (IOException e) {
            // With TLS 1.3 a certificate is refused behind the handshake.
            if (presented.certificate().isPresent()) {
                return false;
            }
            throw new AssertionError(e);
        }
    }

    static HttpResponse<String> post(WholeGateway gateway, String definition, Presented presented) throws IOException {
        var request = HttpRequest.newBuilder(uri(gateway, "http", definition, presented))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Publisher.EVENT));
        headers(presented).forEach(header -> request.header(header.getKey(), header.getValue()));
        try {
            return client(gateway, presented).send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static boolean sends(WholeGateway gateway, String definition, Presented presented) {
        var answer = new CompletableFuture<String>();
        var handshake = client(gateway, presented).newWebSocketBuilder();
        headers(presented).forEach(header -> handshake.header(header.getKey(), header.getValue()));
        try {
            var socket = handshake
                    .buildAsync(uri(gateway, "ws", definition, presented), new Listener(answer))
                    .join();
            var unused = socket.sendText(Publisher.EVENT, true).join();
            return answer.orTimeout(Publisher.PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join()
                    .contains("\"status\":" + ACCEPTED);
        } catch (CompletionException refused) {
            return false;
        }
    }

    private record Listener(CompletableFuture<String> answer) implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            answer.complete(text.toString());
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            answer.complete("closed " + status);
            return null;
        }
    }

    private static URI uri(WholeGateway gateway, String scheme, String definition, Presented presented) {
        var uri = gateway.uri(Publisher.scheme(scheme, presented), definition) + "/" + Publisher.CHANNEL;
        return URI.create(presented.query().isEmpty() ? uri : uri + "?" + presented.query());
    }

    private static List<Map.Entry<String, String>> headers(Presented presented) {
        var login = presented.login().stream()
                .map(pair -> Map.entry(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((pair.user() + ":" + pair.password()).getBytes(UTF_8))));
        var token = presented.token().stream().map(value -> Map.entry("Authorization", "Bearer " + value));
        return Stream.of(login, token, presented.headers().stream())
                .flatMap(all -> all)
                .toList();
    }

    private static HttpClient client(WholeGateway gateway, Presented presented) {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (presented.certificate().isPresent()) {
            client.sslContext(
                    gateway.authority.context(Publisher.alias(presented).orElse(null)));
        }
        return client.build();
    }
}
