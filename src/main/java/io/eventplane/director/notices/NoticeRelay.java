package io.eventplane.director.notices;

import io.eventplane.director.store.BackgroundWork;
import io.eventplane.platform.OnePerApplication;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries notices from the outbox to the broker: at once after a commit, and every few seconds in case another Director died with
 * some of them claimed.
 */
@OnePerApplication
public class NoticeRelay implements BackgroundWork {

    private static final Logger LOG = Logger.getLogger(NoticeRelay.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final OutboxBatch batch;
    private final ManagedExecutorService executor;

    @Inject
    public NoticeRelay(OutboxBatch batch, ManagedExecutorService executor) {
        this.batch = batch;
        this.executor = executor;
    }

    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopped;
    private Duration pause = Duration.ZERO;

    /** Starts to carry. */
    @Override
    public void start() {
        executor.execute(this::run);
    }

    /** Before anything that it uses is destroyed: what it cannot send any more waits for the next start. */
    void leave(@Observes Shutdown shutdown) {
        stop();
    }

    void stop() {
        stopped = true;
        work.release();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.NoticeStored stored) {
        work.release();
    }

    private void run() {
        while (!stopped) {
            try {
                carryAll();
                pause = Duration.ZERO;
                work.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                backOff(e);
            }
        }
    }

    private void carryAll() throws Exception {
        work.drainPermits();
        while (!stopped && batch.send() > 0) {
            work.drainPermits();
        }
    }

    private void backOff(Exception failure) {
        if (stopped) {
            return;
        }
        // Once per outage; later attempts are no news.
        LOG.log(pause.isZero() ? Level.WARNING : Level.FINE, "notices wait in the outbox: {0}", reason(failure));
        pause = pause.isZero() ? Duration.ofMillis(100) : min(pause.multipliedBy(2), LONGEST_PAUSE);
        LockSupport.parkNanos(pause.toNanos());
    }

    private static String reason(Exception failure) {
        var cause = failure.getCause();
        return cause == null ? failure.toString() : cause.toString();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
