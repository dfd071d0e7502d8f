package io.eventplane.eventing.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** An authorization server that gives numbered tokens, each good for a few seconds. */
final class TokenEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger given = new AtomicInteger();

    private TokenEndpoint(HttpServer server) {
        this.server = server;
    }

    static TokenEndpoint start(int seconds) throws IOException {
        var endpoint =
                new TokenEndpoint(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        endpoint.server.createContext("/token", exchange -> {
            byte[] answer = ("{\"access_token\":\"token-" + endpoint.given.incrementAndGet()
                            + "\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds + "}")
                    .getBytes(UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        endpoint.server.start();
        return endpoint;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    int given() {
        return given.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
