package io.eventplane.director.specs;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.definitions.FetchMode;
import io.eventplane.director.definitions.FetchSource;
import io.eventplane.director.fetches.Validators;
import io.eventplane.director.specs.guard.GuardedNames;
import io.eventplane.director.specs.guard.GuardedNames.Names;
import io.eventplane.director.specs.http.AccessTokens;
import io.eventplane.director.specs.http.Downloads;
import io.eventplane.director.specs.http.FetchLimits;
import io.eventplane.director.specs.http.PresentAuth;
import io.eventplane.director.specs.http.WebClient;
import io.eventplane.director.specs.sources.CheckSpec;
import io.eventplane.director.specs.sources.FetchSpec;
import io.eventplane.director.specs.sources.Fetched;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The fetcher put together as the Director has it, without a container. May call 127.0.0.1. */
public final class Fetching implements AutoCloseable {

    public static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Orders, version: 1.0.0}
            channels:
              placed: {address: orders.placed, messages: {placed: {payload: {type: object}}}}
            operations:
              place: {action: send, channel: {$ref: '#/channels/placed'}}
            """;

    /** How long a fetch may take here. */
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    public static final int MAX_BYTES = 200_000;
    private static final int MAX_SPEC_BYTES = 150_000;
    private static final FetchLimits LIMITS = new FetchLimits(TIMEOUT, Duration.ofSeconds(1), MAX_BYTES, 3, 5);

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final GuardedNames guard;
    private final WebClient client;
    private final FetchSpec fetch;

    private Fetching(String allowed, Names names) {
        this.guard = new GuardedNames(allowed, names);
        this.client = new WebClient(guard, watchdog, LIMITS);
        var presenting = new PresentAuth(client, new AccessTokens(client));
        this.fetch = new FetchSpec(new Downloads(client, presenting, guard), new CheckSpec(MAX_SPEC_BYTES));
    }

    public static Fetching fromLoopback() {
        return allowing("127.0.0.1");
    }

    public static Fetching allowing(String allowed) {
        return resolving(allowed, InetAddress::getAllByName);
    }

    public static Fetching resolving(String allowed, Names names) {
        return new Fetching(allowed, names);
    }

    public Fetched single(String url) {
        return fetch(new FetchSource(url, null, FetchMode.SINGLE, null));
    }

    public Fetched single(String url, @Nullable Auth auth) {
        return fetch(new FetchSource(url, auth, FetchMode.SINGLE, null));
    }

    public Fetched fetch(FetchSource source) {
        return fetch(source, Validators.NONE);
    }

    public Fetched fetch(FetchSource source, Validators known) {
        return fetch.fetch(source, known);
    }

    @Override
    public void close() {
        client.close();
        guard.close();
        watchdog.shutdownNow();
    }
}
