package io.eventplane.director.audit;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes old records, and writes down the attempts that were only counted. */
@OnePerApplication
public class KeepAudit implements BackgroundWork {

    private static final Logger LOG = System.getLogger(KeepAudit.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final WritingAudit writing;
    private final Strangers strangers;
    private final ManagedScheduledExecutorService executor;
    private final Duration retention;
    private volatile Future<?> looking = CompletableFuture.completedFuture(null);

    @Inject
    public KeepAudit(
            WritingAudit writing,
            Strangers strangers,
            ManagedScheduledExecutorService executor,
            @ConfigProperty(name = "eventplane.audit.retention") Duration retention) {
        this.writing = writing;
        this.strangers = strangers;
        this.executor = executor;
        this.retention = retention;
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
            strangers.write();
            writing.forget(Clock.systemUTC().instant().minus(retention));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "old audit records are removed later: {0}", e.toString());
        }
    }
}
