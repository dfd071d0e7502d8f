package io.eventplane.eventing.http;

import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.platform.DurableFile;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a subscription goes on after a restart, on disk: the id behind which nothing is settled yet. Written five times a second at most:
 * what is settled meanwhile comes again after a crash, and the bus recognises it. Thread-safe.
 */
final class Place {

    private static final Logger LOG = System.getLogger(Place.class.getName());
    private static final long PAUSE_MILLIS = 200;

    private final DurableFile file;
    private final EventingThreads threads;
    private @Nullable Supplier<String> unwritten;
    private @Nullable Future<?> pending;
    private boolean over;

    Place(DurableFile file, EventingThreads threads) {
        this.file = file;
        this.threads = threads;
    }

    /** Empty where nothing was ever settled, and where the file can't be read. */
    Optional<String> read() {
        try {
            return file.read();
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "a subscription begins anew: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** It is where that says from now on; on disk a little later. */
    synchronized void move(Supplier<String> current) {
        unwritten = current;
        if (pending == null && !over) {
            pending = threads.timer()
                    .schedule(() -> threads.background().execute(this::write), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Writes what isn't yet; nothing moves it any more. */
    synchronized void close() {
        end();
        write();
    }

    /** Forgets it; nothing moves it any more. */
    synchronized void remove() {
        end();
        unwritten = null;
        try {
            file.delete();
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "a subscription that is gone leaves something behind: {0}", e.getMessage());
        }
    }

    private void end() {
        over = true;
        if (pending != null) {
            pending.cancel(false);
        }
    }

    private synchronized void write() {
        pending = null;
        var current = unwritten;
        unwritten = null;
        if (current != null) {
            try {
                file.replace(current.get());
            } catch (UncheckedIOException e) {
                LOG.log(Level.WARNING, "a subscription would begin further back after a restart: {0}", e.getMessage());
            }
        }
    }
}
