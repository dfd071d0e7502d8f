package io.eventplane.platform;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The one line in the log which says that the server is ready, and where everything listens.
 *
 * <p>It asks {@code /health/ready} over HTTP, as anybody would: all of the server is ready, and the port is open.
 */
@OnePerApplication
public class ReadyLine {

    private static final Logger LOG = Logger.getLogger("io.eventplane");
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** HTTP/1.1: the upgrade that the client would otherwise offer occupies one of the server's threads for a while. */
    private final HttpClient client;

    private final HttpRequest question;
    private final Instance<Served> served;
    private final ManagedExecutorService executor;

    @Inject
    public ReadyLine(HttpAddress http, HttpTls tls, @Any Instance<Served> served, ManagedExecutorService executor) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .sslContext(tls.toItself())
                .build();
        this.question = HttpRequest.newBuilder(URI.create(http.of("/health/ready")))
                .timeout(PATIENCE)
                .build();
        this.served = served;
        this.executor = executor;
    }

    void watch(@Observes Startup startup) {
        executor.execute(this::announceOnceReady);
    }

    private void announceOnceReady() {
        try {
            while (!isReady()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
            LOG.log(Level.INFO, "eventplane is ready: {0}", everything());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The server stops before it was ready.
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // The port is not open yet.
        }
    }

    private String everything() {
        return served.stream().map(Served::inWords).sorted().collect(Collectors.joining(" | "));
    }
}
