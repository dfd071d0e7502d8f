package io.eventplane.director.rollout;

import io.eventplane.director.definitions.DefinitionDeleted;
import io.eventplane.director.runtimes.RuntimeDeleted;
import io.eventplane.director.store.BackgroundWork;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Removes what was said of definitions and by Runtimes that are gone, a moment after their deletion, and reporters that were not heard of for
 * long. In transactions of its own: a deletion never waits for a report, nor the other way round.
 */
@OnePerApplication
public class ForgetRollouts implements BackgroundWork {

    private static final Logger LOG = System.getLogger(ForgetRollouts.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final ForgettingRollouts forgetting;
    private final ManagedScheduledExecutorService executor;
    private final Duration silence;
    private volatile Future<?> looking = CompletableFuture.completedFuture(null);

    /** @param silence how long a reporter may be silent until it is forgotten */
    @Inject
    public ForgetRollouts(
            ForgettingRollouts forgetting,
            ManagedScheduledExecutorService executor,
            @ConfigProperty(name = "eventplane.director.reports.forget-after") Duration silence) {
        this.forgetting = forgetting;
        this.executor = executor;
        this.silence = silence;
    }

    /** Starts to look, again and again. */
    @Override
    public void start() {
        looking = executor.scheduleWithFixedDelay(
                () -> quietly(() -> forgetting.gone(silence)), 0, LOOK_AGAIN.toSeconds(), TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(false);
    }

    void definition(@Observes(during = TransactionPhase.AFTER_SUCCESS) DefinitionDeleted deleted) {
        executor.execute(() -> quietly(() -> forgetting.definition(deleted.definitionId())));
    }

    void runtime(@Observes(during = TransactionPhase.AFTER_SUCCESS) RuntimeDeleted deleted) {
        executor.execute(() -> quietly(() -> forgetting.gone(silence)));
    }

    /** What is left over is not shown, and is looked for again. */
    private static void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "reports of what is gone are removed later: {0}", e.toString());
        }
    }
}
