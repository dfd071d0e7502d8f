package io.eventplane.director.rollout;

import io.eventplane.director.definitions.DefinitionDeleted;
import io.eventplane.director.runtimes.RuntimeDeleted;
import io.eventplane.director.store.BackgroundWork;
import io.eventplane.director.store.RepeatedStep;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Removes what was said of definitions and by Runtimes that are gone, a moment after their deletion, and reporters that were not heard of for
 * long. In transactions of its own: a deletion never waits for a report, nor the other way round.
 */
@OnePerApplication
public class ForgetRollouts implements BackgroundWork {

    private static final String LATER = "reports of what is gone are removed later";
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final ForgettingRollouts forgetting;
    private final ManagedScheduledExecutorService executor;
    private final RepeatedStep forgetGone;

    /** @param silence how long a reporter may be silent until it is forgotten */
    @Inject
    public ForgetRollouts(
            ForgettingRollouts forgetting,
            ManagedScheduledExecutorService executor,
            @ConfigProperty(name = "eventplane.director.reports.forget-after") Duration silence) {
        this.forgetting = forgetting;
        this.executor = executor;
        this.forgetGone = new RepeatedStep(ForgetRollouts.class, LATER, () -> forgetting.gone(silence));
    }

    @Override
    public void start() {
        forgetGone.start(executor, LOOK_AGAIN);
    }

    @PreDestroy
    void stop() {
        forgetGone.stop();
    }

    /** What is left over is not shown, and is looked for again. */
    void definition(@Observes(during = TransactionPhase.AFTER_SUCCESS) DefinitionDeleted deleted) {
        var forget = new RepeatedStep(ForgetRollouts.class, LATER, () -> forgetting.definition(deleted.definitionId()));
        executor.execute(forget::once);
    }

    void runtime(@Observes(during = TransactionPhase.AFTER_SUCCESS) RuntimeDeleted deleted) {
        executor.execute(forgetGone::once);
    }
}
