package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.platform.Credential;
import io.eventplane.token.ClientTokenException;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How one connects. The client neither reconnects by itself, nor logs, nor has threads of its own: it takes those that all subscriptions
 * share. An access token is presented as NATS' token, which a server passes to its auth callout.
 */
record Dialing(ClientTls tls, SourceTokens tokens, EventingThreads threads) {

    /** For each server. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private static final Duration PING = Duration.ofSeconds(10);

    /**
     * Connects, to whichever of the servers answers. Blocks.
     *
     * @param lost told once, why, when the connection is gone
     * @throws ClientTokenException when there is no token to be had
     */
    NatsLine dial(NatsAddress address, Consumer<String> lost) throws IOException, InterruptedException {
        return dial(address, CONNECT, lost);
    }

    /**
     * The same, for those who can't wait.
     *
     * @param longest for all servers, and a token, together; a connection that comes of it later is closed
     * @throws ExecutionException when there is none by then
     */
    NatsLine dialWithin(Duration longest, NatsAddress address) throws ExecutionException, InterruptedException {
        var each = longest.dividedBy(address.servers().size());
        var dialled = new CompletableFuture<NatsLine>();
        threads.background().execute(() -> {
            try {
                var line = dial(address, each, reason -> {});
                if (!dialled.complete(line)) {
                    line.close();
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                dialled.completeExceptionally(e);
            }
        });
        return dialled.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS).get();
    }

    private NatsLine dial(NatsAddress address, Duration patience, Consumer<String> lost)
            throws IOException, InterruptedException {
        var ears = new NatsEars(lost);
        var options = options(address, ears).connectionTimeout(patience);
        var renewal = address.credential().flatMap(credential -> login(credential, options));
        try {
            return NatsLine.open(options.build(), ears, renewal);
        } catch (IOException e) {
            throw ears.explained(e);
        }
    }

    /** The server does not take it. */
    void refused(NatsAddress address) {
        if (address.credential().orElse(null) instanceof Credential.OAuth client) {
            tokens.refused(client);
        }
    }

    private Optional<Instant> login(Credential credential, Options.Builder options) {
        if (credential instanceof Credential.Basic basic) {
            options.userInfo(basic.username().toCharArray(), basic.password().toCharArray());
            return Optional.empty();
        }
        var token = tokens.of((Credential.OAuth) credential);
        options.token(token.value().toCharArray());
        return Optional.of(token.renewal());
    }

    private Options.Builder options(NatsAddress address, NatsEars ears) {
        var options = Options.builder()
                .servers(address.servers().toArray(new String[0]))
                .connectionName("eventplane")
                .noReconnect()
                .ignoreDiscoveredServers()
                // Else the certificate would be compared with an address.
                .hostnameResolveMode(Options.HostnameResolveMode.Unresolved)
                .pingInterval(PING)
                // What is acknowledged must find a place; how much that can be, the windows say.
                .maxMessagesInOutgoingQueue(0)
                .connectionListener(ears)
                .errorListener(ears)
                .executor(threads.background())
                .connectExecutor(threads.background())
                .callbackExecutor(threads.background())
                .readerExecutor(threads.background())
                .writerExecutor(threads.background())
                .scheduledExecutor(threads.timer());
        return address.tls() ? options.sslContext(NamedHostTls.of(tls.context())) : options;
    }
}
