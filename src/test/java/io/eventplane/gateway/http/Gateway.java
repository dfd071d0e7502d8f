package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.gateway.EventUrls;
import io.eventplane.gateway.channel.OpenEventApis;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.security.AnonymousPublishing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A gateway that listens on loopback and is asked by method call. */
final class Gateway {

    static final int MOST_BYTES = 1000;

    final FakeBus bus = new FakeBus();
    final EventUrls urls;
    private final EventPost post;

    Gateway() {
        this("127.0.0.1", false);
    }

    Gateway(String host, boolean anonymous) {
        this(host, anonymous, InstantSource.system());
    }

    Gateway(String host, boolean anonymous, InstantSource clock) {
        var apis = new OpenEventApis();
        urls = new EventUrls(apis, bus, new AnonymousPublishing(host, anonymous));
        var limits = new IntakeLimits(MOST_BYTES, 3 * MOST_BYTES, 5);
        post = new EventPost(new Intake(apis, bus, limits, clock), limits);
    }

    static Gateway with(String id, String document) {
        var gateway = new Gateway();
        gateway.urls.changed(Definitions.of(id, document));
        return gateway;
    }

    HttpAnswer send(String path, Map<String, String> headers, String body) {
        return send(path, headers, body.getBytes(UTF_8)).join();
    }

    CompletableFuture<HttpAnswer> send(String path, Map<String, String> headers, byte[] body) {
        return send("POST", path, headers, body);
    }

    CompletableFuture<HttpAnswer> send(String method, String path, Map<String, String> headers, byte[] body) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        try {
            return post.answer(new HttpHead(method, "/events" + path, path, all), new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
