package io.eventplane.director.audit;

import io.eventplane.director.store.BackgroundWork;
import io.eventplane.director.store.RepeatedStep;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes old records, and writes down the attempts that were only counted. */
@OnePerApplication
public class KeepAudit implements BackgroundWork {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final ManagedScheduledExecutorService executor;
    private final RepeatedStep keep;

    @Inject
    public KeepAudit(
            WritingAudit writing,
            Strangers strangers,
            ManagedScheduledExecutorService executor,
            @ConfigProperty(name = "eventplane.audit.retention") Duration retention) {
        this.executor = executor;
        this.keep = new RepeatedStep(KeepAudit.class, "old audit records are removed later", () -> {
            strangers.write();
            writing.forget(Clock.systemUTC().instant().minus(retention));
        });
    }

    @Override
    public void start() {
        keep.start(executor, LOOK_AGAIN);
    }

    @PreDestroy
    void stop() {
        keep.stop();
    }
}
