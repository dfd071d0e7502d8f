package io.eventplane.gateway;

import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.security.scram.ScramAccounts;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts event APIs and their accounts in place, and by the clock alone those in whose place a former credential no longer counts: in one
 * step as with every change, so that whatever was remembered of the former is forgotten. Thread-safe.
 */
@OnePerApplication
public final class Openings implements AutoCloseable {

    /** Not longer asleep than this: a machine that was suspended, or whose clock was set, must not be late for long. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final OpenEventApis apis;
    private final ScramAccounts accounts;
    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private final Map<String, Overlap> overlaps = new HashMap<>();
    private @Nullable Future<?> look;

    /** A definition with a former credential, and what it becomes at that moment. */
    private record Overlap(Instant end, Opening afterwards) {}

    @Inject
    Openings(OpenEventApis apis, ScramAccounts accounts, ManagedScheduledExecutorService executor) {
        this(apis, accounts, executor, InstantSource.system());
    }

    Openings(OpenEventApis apis, ScramAccounts accounts, ScheduledExecutorService executor, InstantSource clock) {
        this.apis = apis;
        this.accounts = accounts;
        this.executor = executor;
        this.clock = clock;
    }

    /** Puts one in place for good. */
    synchronized void open(Opening opening) {
        put(opening);
        overlaps.remove(opening.api().id());
    }

    /** Puts one in place for a while; nothing else is needed for the other to follow it. */
    synchronized void open(Opening opening, Instant end, Opening afterwards) {
        if (!clock.instant().isBefore(end)) {
            open(afterwards);
            return;
        }
        put(opening);
        overlaps.put(opening.api().id(), new Overlap(end, afterwards));
        lookAgain();
    }

    synchronized void close(String id) {
        overlaps.remove(id);
        apis.close(id);
        accounts.remove(id);
    }

    private void put(Opening opening) {
        var api = opening.api();
        accounts.put(api.id(), opening.passwords(), api.credentials().asksForProof());
        apis.open(api);
    }

    private synchronized void look() {
        look = null;
        var now = clock.instant();
        try {
            List.copyOf(overlaps.values()).stream()
                    .filter(overlap -> !now.isBefore(overlap.end()))
                    .forEach(overlap -> open(overlap.afterwards()));
        } finally {
            lookAgain();
        }
    }

    private void lookAgain() {
        if (look == null && !overlaps.isEmpty()) {
            look = executor.schedule(this::look, untilNextEnd().toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private Duration untilNextEnd() {
        var now = clock.instant();
        return overlaps.values().stream()
                .map(overlap -> Duration.between(now, overlap.end()))
                .reduce(LONGEST_WAIT, (some, other) -> some.compareTo(other) < 0 ? some : other);
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        overlaps.clear();
        if (look != null) {
            look.cancel(false);
        }
    }
}
