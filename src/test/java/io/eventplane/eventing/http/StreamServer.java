package io.eventplane.eventing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** A server of events that it remembers: each has its number as its id, and who names one gets those behind it. */
final class StreamServer implements AutoCloseable {

    private static final long ALIVE_NANOS = 50_000_000;

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final AtomicInteger open = new AtomicInteger();
    final AtomicLong written = new AtomicLong();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> events = new ArrayList<>();
    private volatile Function<Asked, Optional<Reply>> gate = asked -> Optional.empty();
    private volatile IntPredicate cutBehind = number -> false;
    private volatile boolean silent;
    private int generation;

    /** What a request said. */
    record Asked(String path, String query, Optional<String> authorization, Optional<String> lastId, String tenant) {}

    /** An answer that is no stream. */
    record Reply(int status, String header, String value) {}

    StreamServer() {
        this(0);
    }

    StreamServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/stream";
    }

    /** Answers so, where there is an answer, in the place of the stream. */
    void gate(Function<Asked, Optional<Reply>> other) {
        gate = other;
    }

    /** Cuts connections behind these events. */
    void cutBehind(IntPredicate numbers) {
        cutBehind = numbers;
    }

    /** Sends no comments any more that keep connections alive. */
    void fallSilent() {
        silent = true;
    }

    /** Sends the lines as an event, which gets the next number. */
    synchronized void send(String lines) {
        events.add(lines);
        notifyAll();
    }

    synchronized void sendNumbered(int count) {
        for (int i = 0; i < count; i++) {
            events.add("data: {\"n\":" + (events.size() + 1) + "}");
        }
        notifyAll();
    }

    /** Cuts all connections. */
    synchronized void cutAll() {
        generation++;
        notifyAll();
    }

    private void serve(HttpExchange exchange) throws IOException {
        open.incrementAndGet();
        try (exchange) {
            var said = asked(exchange);
            asked.add(said);
            var reply = gate.apply(said);
            if (reply.isPresent()) {
                exchange.getResponseHeaders()
                        .add(reply.get().header(), reply.get().value());
                exchange.sendResponseHeaders(reply.get().status(), -1);
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream;charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            stream(
                    exchange.getResponseBody(),
                    said.lastId().map(Integer::parseInt).orElse(0));
        } catch (IOException | InterruptedException e) {
            // The client is gone, or the server is.
        } finally {
            open.decrementAndGet();
        }
    }

    private static Asked asked(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var uri = exchange.getRequestURI();
        return new Asked(
                uri.getPath(),
                String.valueOf(uri.getRawQuery()),
                Optional.ofNullable(headers.getFirst("Authorization")),
                Optional.ofNullable(headers.getFirst("Last-Event-ID")),
                String.valueOf(headers.getFirst("X-Tenant")));
    }

    private void stream(OutputStream out, int from) throws IOException, InterruptedException {
        int begun;
        synchronized (this) {
            begun = generation;
        }
        int next = from;
        out.flush();
        while (true) {
            var more = more(next, begun);
            if (more.isEmpty()) {
                return;
            }
            for (String piece : more.get()) {
                out.write(piece.getBytes(UTF_8));
                written.addAndGet(piece.length());
                if (!piece.startsWith(":") && cutBehind.test(++next)) {
                    return;
                }
            }
            out.flush();
        }
    }

    private synchronized Optional<List<String>> more(int next, int begun) throws InterruptedException {
        long until = System.nanoTime() + ALIVE_NANOS;
        long left = ALIVE_NANOS;
        while (next >= events.size() && generation == begun && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = until - System.nanoTime();
        }
        if (generation != begun) {
            return Optional.empty();
        }
        List<String> more = new ArrayList<>();
        for (int i = next; i < Math.min(events.size(), next + 1000); i++) {
            more.add("id: " + (i + 1) + "\n" + events.get(i) + "\n\n");
        }
        return Optional.of(more.isEmpty() && !silent ? List.of(":\n") : more);
    }

    @Override
    public void close() {
        cutAll();
        server.stop(0);
        threads.shutdownNow();
    }
}
