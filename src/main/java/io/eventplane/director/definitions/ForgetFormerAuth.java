package io.eventplane.director.definitions;

import io.eventplane.director.store.BackgroundWork;
import io.eventplane.director.store.RepeatedStep;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Removes former credentials once they are over: what nobody may present any more is a secret kept for nothing. Several Directors may do so. */
@OnePerApplication
public class ForgetFormerAuth implements BackgroundWork {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final ManagedScheduledExecutorService executor;
    private final RepeatedStep forget;

    @Inject
    public ForgetFormerAuth(ForgettingFormerAuth forgetting, ManagedScheduledExecutorService executor) {
        this.executor = executor;
        this.forget = new RepeatedStep(
                ForgetFormerAuth.class,
                "former credentials that are over are removed later",
                () -> forgetting.over(Clock.systemUTC().instant()));
    }

    @Override
    public void start() {
        forget.start(executor, LOOK_AGAIN);
    }

    @PreDestroy
    void stop() {
        forget.stop();
    }
}
