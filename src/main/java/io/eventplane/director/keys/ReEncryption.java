package io.eventplane.director.keys;

import io.eventplane.platform.OnePerApplication;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Keeps up with the keys in the background: learns of new ones within seconds, whoever made them, and puts what is under others under the
 * newest. Every Director does so; they may meet at a value, which one of them then passes by.
 */
@OnePerApplication
public class ReEncryption {

    private static final Logger LOG = System.getLogger(ReEncryption.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final DataKeys keys;
    private final ReEncrypt reEncrypt;
    private final ManagedScheduledExecutorService executor;
    private final WalkPlan plan = new WalkPlan();
    private final Clock clock = Clock.systemUTC();
    private volatile Future<?> looking = CompletableFuture.completedFuture(null);
    private volatile boolean stopped;
    private boolean failing;

    @Inject
    public ReEncryption(DataKeys keys, ReEncrypt reEncrypt, ManagedScheduledExecutorService executor) {
        this.keys = keys;
        this.reEncrypt = reEncrypt;
        this.executor = executor;
    }

    /** Starts to look, again and again; the Director calls this once its keys are there. */
    public void start() {
        looking = executor.scheduleWithFixedDelay(this::look, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Before anything that it uses is destroyed: what is not done waits for the next start. */
    void leave(@Observes Shutdown shutdown) {
        stopped = true;
        looking.cancel(false);
    }

    private void look() {
        try {
            keepUp();
            failing = false;
        } catch (RuntimeException e) {
            report(e);
        }
    }

    private void keepUp() {
        keys.refresh();
        if (!stopped && plan.isDue(keys.newest(), clock.instant())) {
            var tally = reEncrypt.all(() -> !stopped);
            plan.walked(tally, clock.instant());
            report(tally);
        }
    }

    private static void report(Tally tally) {
        if (tally.replaced() > 0) {
            LOG.log(Level.INFO, "{0} secrets were encrypted anew, with the newest key", tally.replaced());
        }
        if (tally.unreadable() > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} secrets can''t be read and stay as they are; the query encryptionKeys tells under which keys",
                    tally.unreadable());
        }
    }

    /** Once per outage; later attempts are no news. */
    private void report(RuntimeException failure) {
        if (!stopped) {
            LOG.log(failing ? Level.DEBUG : Level.WARNING, "encrypting anew goes on later: {0}", failure.toString());
            failing = true;
        }
    }
}
