package io.eventplane.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the Director what is noted here: changes together with those of the next moment, in as few reports as will do; everything once
 * after the start, once the bus is back after it was away, and every so often, which mends what was lost and shows that the reporter lives.
 * Whoever notes never waits, and never hears of a bus that is away. Thread-safe.
 */
public final class Reporter implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Reporter.class.getName());

    /** What changes within it is told together. */
    private static final Duration COMPANY = Duration.ofMillis(50);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ReportLedger ledger = new ReportLedger();
    private final ReportSequence sequence;
    private final ReportDelivery delivery;
    private final ScheduledExecutorService executor;
    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile boolean everything = true;
    private volatile boolean started;
    private volatile boolean closed;
    private volatile Future<?> repetition = CompletableFuture.completedFuture(null);
    private Duration pause = COMPANY;

    /** Tells nothing before {@link #start}. In a container the executor has to be the container's. */
    public Reporter(ReportSequence sequence, ReportDelivery delivery, ScheduledExecutorService executor) {
        this.sequence = sequence;
        this.delivery = delivery;
        this.executor = executor;
    }

    /** Notes how things stand; what says nothing new changes nothing. */
    public void note(ReportedDefinition definition) {
        if (ledger.note(definition)) {
            wake(COMPANY);
        }
    }

    /** From now on tells, beginning with everything that was noted, and repeats that at this interval. */
    public void start(Duration interval) {
        started = true;
        repetition = executor.scheduleWithFixedDelay(this::repeat, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells no more; what is under way is not waited for. */
    @Override
    public void close() {
        closed = true;
        repetition.cancel(false);
    }

    private void repeat() {
        everything = true;
        wake(Duration.ZERO);
    }

    private void wake(Duration delay) {
        if (started && !closed && awake.compareAndSet(false, true)) {
            schedule(delay);
        }
    }

    private void schedule(Duration delay) {
        try {
            var unused = executor.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The application stops; all is told after the next start.
            awake.set(false);
        }
    }

    /** One at a time, so that numbers are given in the order in which things were noted. */
    private synchronized void run() {
        awake.set(false);
        if (closed) {
            return;
        }
        try {
            tell();
            pause = COMPANY;
        } catch (RuntimeException e) {
            tryAgain(e);
        }
    }

    private void tell() {
        boolean complete = everything;
        everything = false;
        if (complete) {
            ledger.repeat();
        }
        long first = Long.MAX_VALUE;
        while (complete || !ledger.isTold()) {
            long number = sequence.next();
            first = Math.min(first, number);
            complete = !tellSome(number, first, complete) && complete;
        }
    }

    /** Answers whether all has been told. */
    private boolean tellSome(long number, long first, boolean complete) {
        var some = ledger.take(Report.MOST_DEFINITIONS);
        boolean last = ledger.isTold();
        try {
            delivery.deliver(number, complete && last ? OptionalLong.of(first) : OptionalLong.empty(), some);
            ledger.confirm(some);
            return last;
        } catch (RuntimeException e) {
            ledger.giveBack(some);
            throw e;
        }
    }

    /** With everything: a bus that was away may be another one now. */
    private void tryAgain(RuntimeException failure) {
        if (closed) {
            return;
        }
        // Once per outage; later attempts are no news.
        LOG.log(pause.equals(COMPANY) ? Level.INFO : Level.DEBUG, "reports wait: {0}", failure.getMessage());
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        everything = true;
        wake(pause);
    }
}
