package io.eventplane.platform;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
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

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest question;
    private final Instance<Served> served;
    private final ManagedScheduledExecutorService scheduler;

    @Inject
    public ReadyLine(HttpAddress http, @Any Instance<Served> served, ManagedScheduledExecutorService scheduler) {
        this.question = HttpRequest.newBuilder(URI.create(http.of("/health/ready")))
                .timeout(PATIENCE)
                .build();
        this.served = served;
        this.scheduler = scheduler;
    }

    void watch(@Observes Startup startup) {
        lookSoon();
    }

    private void lookSoon() {
        scheduler.schedule(this::look, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        client.sendAsync(question, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            if (failure == null && answer.statusCode() == 200) {
                LOG.log(Level.INFO, "eventplane is ready: {0}", everything());
            } else {
                lookSoon();
            }
        });
    }

    private String everything() {
        return served.stream().map(Served::inWords).sorted().collect(Collectors.joining(" | "));
    }
}
