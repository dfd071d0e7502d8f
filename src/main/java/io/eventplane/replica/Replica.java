package io.eventplane.replica;

import io.eventplane.notice.Notice;
import io.eventplane.replica.DefinitionSource.Listed;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The definitions as this Runtime last knew them: on disk, in memory, and told to one listener.
 *
 * <p>All steps on one definition, the fetch included, happen one after the other; so whatever is fetched is at least
 * as new as what is held, and generations reach the listener in order. A step is: file first, then memory, then
 * listener; for a removal the listener first. Wherever a crash cuts it, {@link #load()} and the redelivered notice
 * make it whole.
 *
 * <p>Safe for use by several threads: notices and a reconciliation run at the same time.
 */
public final class Replica {

    private final DefinitionSource director;
    private final Shelf shelf;
    private final IdLocks locks = new IdLocks();
    private final Object loading = new Object();
    private volatile boolean loaded;

    /** A replica on a folder that nobody else uses; nothing is read before {@link #load()}. */
    public Replica(DefinitionFolder folder, DefinitionSource director, DefinitionListener listener) {
        this.director = director;
        this.shelf = new Shelf(folder, listener);
    }

    /**
     * Reads what was kept on disk and tells it all to the listener, once; needs no Director. The other operations
     * call it first.
     *
     * @throws UncheckedIOException when the folder can't be read
     */
    public void load() {
        synchronized (loading) {
            if (!loaded) {
                shelf.load();
                loaded = true;
            }
        }
    }

    /** Whether the listener has been told what was on disk. */
    public boolean loaded() {
        return loaded;
    }

    /**
     * Does what a notice says, unless it has been done; blocks until the listener was told. What the listener throws
     * ends in {@link #failures()}, not here.
     *
     * @throws DirectorException when the Director gives no usable answer, or an older one than the notice; deliver it
     *     again later
     * @throws UncheckedIOException when the disk fails; deliver it again later
     */
    public void accept(Notice notice) {
        load();
        locks.with(notice.definitionId(), () -> follow(notice));
    }

    /**
     * Compares with the Director's full state: tries again what failed, fetches what is new or newer, removes what is
     * gone. What fails for one definition ends in {@link #failures()} and keeps no other from its turn.
     *
     * @throws DirectorException when the Director can't be reached or does not know this Runtime; what was done so
     *     far stays
     */
    public void reconcile() {
        load();
        failedIds().forEach(id -> attempt(id, () -> shelf.retry(id)));
        // Before the listing: what a notice brings while it runs is not in it, and not gone either.
        var known = shelf.ids();
        var listing = director.listing();
        shelf.failures().forgetFetchesExcept(ids(listing));
        failingLast(listing).forEach(this::refreshWhenStale);
        missing(known, listing).forEach(id -> attempt(id, () -> refresh(id)));
    }

    /** What went wrong and is going to be tried again: definition id → reason, without secrets. */
    public Map<String, String> failures() {
        return shelf.failures().reasons();
    }

    private void follow(Notice notice) {
        var id = notice.definitionId();
        var generation = shelf.generation(id);
        switch (notice.type()) {
            case DELETED -> {
                if (notice.generation() >= generation) {
                    shelf.remove(id);
                }
            }
            case REGISTERED, UPDATED -> {
                if (notice.generation() > generation) {
                    refresh(id);
                    requireAtLeast(notice);
                }
            }
        }
    }

    /** A Director that reads from a copy of its store may lag behind its own notices. */
    private void requireAtLeast(Notice notice) {
        if (shelf.holdsOlderThan(notice.definitionId(), notice.generation())) {
            throw DirectorException.behind(notice, shelf.generation(notice.definitionId()));
        }
    }

    private void refresh(String id) {
        director.definition(id).ifPresentOrElse(shelf::put, () -> shelf.remove(id));
    }

    private void refreshWhenStale(Listed listed) {
        attempt(listed.id(), () -> {
            if (shelf.isBehind(listed)) {
                refresh(listed.id());
            }
        });
    }

    private void attempt(String id, Runnable step) {
        try {
            locks.with(id, step);
        } catch (RuntimeException e) {
            shelf.failures().noteFetch(id, e);
            if (e instanceof DirectorException answer && answer.concernsEverything()) {
                throw answer;
            }
        }
    }

    private List<String> failedIds() {
        return List.copyOf(failures().keySet());
    }

    /** Those that failed go last, so that one that always ends in a timeout takes no other's turn. */
    private List<Listed> failingLast(List<Listed> listing) {
        var failed = failures().keySet();
        return listing.stream()
                .sorted(Comparator.comparing(listed -> failed.contains(listed.id())))
                .toList();
    }

    private static Set<String> ids(List<Listed> listing) {
        return listing.stream().map(Listed::id).collect(Collectors.toSet());
    }

    private static Set<String> missing(Set<String> known, List<Listed> listing) {
        var missing = new HashSet<>(known);
        missing.removeAll(ids(listing));
        return missing;
    }
}
