package io.eventplane.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server of server-sent events, which remembers them all: whoever names one as its last gets those behind it. */
public final class HttpPeer implements ExternalPeer {

    private static final String USER = "reader";
    private static final String PASSWORD = "reader-password";
    private static final int TOGETHER = 500;
    private static final long ALIVE_NANOS = 100_000_000;

    private final Map<String, List<String>> topics = new ConcurrentHashMap<>();
    private final int port = FreePort.find();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server = start();

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void createTopic(String topic) {
        topics.put(topic, new ArrayList<>());
    }

    @Override
    public Map<String, Object> subscription(String topic) {
        return subscription(topic, PASSWORD);
    }

    @Override
    public Map<String, Object> withWrongPassword(String topic) {
        return subscription(topic, "wrong-password");
    }

    @Override
    public void publish(String topic, List<Sent> messages) {
        var kept = topics.getOrDefault(topic, List.of());
        synchronized (kept) {
            messages.forEach(message -> kept.add(event(message)));
            kept.notifyAll();
        }
    }

    /** All connections break off at once, in the middle of whatever they were at; what was published stays. */
    @Override
    public synchronized void killAndRestart() {
        server.stop(0);
        server = start();
    }

    @Override
    public synchronized void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpServer start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(threads);
            started.createContext("/", this::serve).setAuthenticator(new BasicAuthenticator("peer") {
                @Override
                public boolean checkCredentials(String user, String password) {
                    return user.equals(USER) && password.equals(PASSWORD);
                }
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> subscription(String topic, String password) {
        return Map.of(
                "url",
                "http://127.0.0.1:" + port + "/" + topic,
                "topic",
                "read",
                "auth",
                Map.of("credential", Map.of("basic", Map.of("username", USER, "password", password))));
    }

    private static String event(Sent message) {
        return "event: read\ndata: {\"specversion\": \"1.0\", \"id\": \"" + message.id()
                + "\", \"source\": \"/peers/http\", \"type\": \"Read\",\ndata: \"datacontenttype\": \"application/json\", "
                + "\"data\": " + message.body() + "}\n\n";
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var kept = topics.get(exchange.getRequestURI().getPath().substring(1));
            if (kept == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var last = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            stream(kept, last.map(Integer::parseInt).orElse(0), exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the client goes, which is seen when something is written. */
    private static void stream(List<String> kept, int from, OutputStream out) throws IOException, InterruptedException {
        int next = from;
        while (true) {
            var more = more(kept, next);
            for (String event : more) {
                next++;
                out.write(("id: " + next + "\n" + event).getBytes(UTF_8));
            }
            out.write(":\n".getBytes(UTF_8));
            out.flush();
        }
    }

    private static List<String> more(List<String> kept, int next) throws InterruptedException {
        synchronized (kept) {
            long until = System.nanoTime() + ALIVE_NANOS;
            long left = ALIVE_NANOS;
            while (next >= kept.size() && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(kept, left);
                left = until - System.nanoTime();
            }
            return List.copyOf(kept.subList(next, Math.min(kept.size(), next + TOGETHER)));
        }
    }
}
