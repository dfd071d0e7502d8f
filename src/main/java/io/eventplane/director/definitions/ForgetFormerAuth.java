package io.eventplane.director.definitions;

import io.eventplane.director.store.BackgroundWork;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Removes former credentials once they are over: what nobody may present any more is a secret kept for nothing. Several Directors may do so. */
@OnePerApplication
public class ForgetFormerAuth implements BackgroundWork {

    private static final Logger LOG = System.getLogger(ForgetFormerAuth.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final ForgettingFormerAuth forgetting;
    private final ManagedScheduledExecutorService executor;
    private volatile Future<?> looking = CompletableFuture.completedFuture(null);

    @Inject
    public ForgetFormerAuth(ForgettingFormerAuth forgetting, ManagedScheduledExecutorService executor) {
        this.forgetting = forgetting;
        this.executor = executor;
    }

    /** Starts to look, again and again. */
    @Override
    public void start() {
        looking = executor.scheduleWithFixedDelay(this::look, 0, LOOK_AGAIN.toSeconds(), TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(false);
    }

    private void look() {
        try {
            forgetting.over(Clock.systemUTC().instant());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "former credentials that are over are removed later: {0}", e.toString());
        }
    }
}
