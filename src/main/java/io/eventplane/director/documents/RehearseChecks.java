package io.eventplane.director.documents;

import io.eventplane.asyncapi.CheckedDocument;
import io.eventplane.director.store.BackgroundWork;
import io.eventplane.notice.Notice;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Checks this product's own document a few dozen times when the start is over, with pauses that leave the machine to whoever needs it.
 * Else the first document that somebody registers would wait until the checker's classes and schemas are loaded, and go through code
 * that is not compiled yet: 5 MiB cost twice the time, and more than they may.
 */
@OnePerApplication
public class RehearseChecks implements BackgroundWork {

    /** Of 4 KiB each; more make the first large document hardly any faster. */
    private static final int TIMES = 30;

    private final ScheduledExecutorService executor;
    private final Duration afterStart;
    private final Duration pause;
    private final AtomicInteger left = new AtomicInteger(TIMES);
    private volatile Future<?> next = CompletableFuture.completedFuture(null);

    @Inject
    public RehearseChecks(ManagedScheduledExecutorService executor) {
        this(executor, Duration.ofSeconds(10), Duration.ofMillis(250));
    }

    RehearseChecks(ScheduledExecutorService executor, Duration afterStart, Duration pause) {
        this.executor = executor;
        this.afterStart = afterStart;
        this.pause = pause;
    }

    /** Begins some seconds later. */
    @Override
    public void start() {
        rehearseIn(afterStart, document());
    }

    @PreDestroy
    void stop() {
        left.set(0);
        next.cancel(false);
    }

    boolean isOver() {
        return left.get() <= 0;
    }

    /** In one task after the other, so that no two overlap. */
    private void rehearseIn(Duration wait, String document) {
        next = executor.schedule(() -> rehearse(document), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void rehearse(String document) {
        CheckedDocument.of(document, null);
        if (left.decrementAndGet() > 0) {
            rehearseIn(pause, document);
        }
    }

    static String document() {
        try (InputStream document = Notice.class.getResourceAsStream("notices.asyncapi.yaml")) {
            return new String(
                    Objects.requireNonNull(document, "the document is packaged").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
