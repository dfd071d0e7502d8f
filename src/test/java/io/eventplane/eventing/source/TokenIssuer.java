package io.eventplane.eventing.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.SubscriptionAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An authorization server that gives whoever asks one token after the other, and then the last one for ever. */
public final class TokenIssuer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger given = new AtomicInteger();

    private TokenIssuer(HttpServer server) {
        this.server = server;
    }

    /** Gives those tokens, each of them good for so long. */
    public static TokenIssuer of(int seconds, String... tokens) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = new TokenIssuer(server);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                var body = issuer.next(seconds, List.of(tokens)).getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many it has given. */
    public int given() {
        return given.get();
    }

    /** The auth of a subscription whose tokens come from here. */
    public SubscriptionAuth auth() {
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        return new SubscriptionAuth(new Credential.OAuth("me", "secret-of-me", url), Map.of(), Map.of());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String next(int seconds, List<String> tokens) {
        var token = tokens.get(Math.min(given.getAndIncrement(), tokens.size() - 1));
        return "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds + "}";
    }
}
