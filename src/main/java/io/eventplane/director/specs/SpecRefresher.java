package io.eventplane.director.specs;

import io.eventplane.director.fetches.Claim;
import io.eventplane.director.fetches.Fetches.FetchDue;
import io.eventplane.director.fetches.Fetches.Places;
import io.eventplane.director.store.BackgroundWork;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fetches what is due: at once after a commit that asks for it, and every few seconds, which is how what falls due by itself, and what a
 * Director that died was at, is found.
 */
@OnePerApplication
public class SpecRefresher implements BackgroundWork {

    private static final Logger LOG = Logger.getLogger(SpecRefresher.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final FetchDesk desk;
    private final CarryOutFetch fetch;
    private final ManagedExecutorService executor;
    private final Semaphore free;
    private final Semaphore freeToTryAgain;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopped;

    /** @param parallel how many fetches this Director carries out at once; half as many of what failed the last time */
    @Inject
    public SpecRefresher(
            FetchDesk desk,
            CarryOutFetch fetch,
            ManagedExecutorService executor,
            @ConfigProperty(name = "eventplane.director.fetch.parallel") int parallel) {
        this.desk = desk;
        this.fetch = fetch;
        this.executor = executor;
        this.free = new Semaphore(positive(parallel));
        this.freeToTryAgain = new Semaphore((parallel + 1) / 2);
    }

    private static int positive(int parallel) {
        if (parallel < 1) {
            throw new IllegalArgumentException(
                    "eventplane.director.fetch.parallel must be at least 1, was " + parallel);
        }
        return parallel;
    }

    /** Starts to fetch. */
    @Override
    public void start() {
        executor.execute(this::run);
    }

    /** What is under way is not waited for: its claim expires. */
    @PreDestroy
    void stop() {
        stopped = true;
        work.release();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) FetchDue due) {
        work.release();
    }

    private void run() {
        while (!stopped) {
            try {
                work.drainPermits();
                desk.claim(places(), fetch.lease()).forEach(this::begin);
                work.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                rest(e);
            }
        }
    }

    private Places places() {
        return new Places(free.availablePermits(), freeToTryAgain.availablePermits());
    }

    /** Only this thread takes, so there are at least as many free as were claimed. */
    private void begin(Claim claim) {
        places(claim).forEach(Semaphore::acquireUninterruptibly);
        try {
            executor.execute(() -> carryOut(claim));
        } catch (RuntimeException e) {
            places(claim).forEach(Semaphore::release);
            throw e;
        }
    }

    private List<Semaphore> places(Claim claim) {
        return claim.again() ? List.of(free, freeToTryAgain) : List.of(free);
    }

    private void carryOut(Claim claim) {
        try {
            fetch.carryOut(claim);
        } finally {
            places(claim).forEach(Semaphore::release);
            work.release();
        }
    }

    private void rest(RuntimeException failure) {
        if (!stopped) {
            LOG.log(
                    Level.WARNING,
                    "what is due could not be looked up, and is again in a moment: {0}",
                    failure.toString());
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
