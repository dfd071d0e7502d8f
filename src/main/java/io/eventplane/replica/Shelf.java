package io.eventplane.replica;

import io.eventplane.replica.DefinitionSource.Listed;
import io.eventplane.replica.Failure.Step;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The definitions on disk, what is remembered of them, and what the listener has been told. The caller holds the id's
 * lock for every step.
 */
final class Shelf {

    private final DefinitionFolder folder;
    private final DefinitionListener listener;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Failures failures = new Failures();

    Shelf(DefinitionFolder folder, DefinitionListener listener) {
        this.folder = folder;
        this.listener = listener;
    }

    void load() {
        folder.all(this::hold);
    }

    /** Keeps what was fetched, unless it is what is held already. */
    void put(ReplicatedDefinition fetched) {
        var old = held.get(fetched.id());
        if (old == null || old.yieldsTo(Held.of(fetched))) {
            folder.store(fetched);
            hold(fetched);
        } else {
            failures.clearFetch(fetched.id());
        }
    }

    /**
     * The file goes last: cut before that, a restart tells the definition again and the next reconciliation removes
     * it again.
     */
    void remove(String id) {
        if (!held.containsKey(id)) {
            failures.clear(id);
        } else if (told(id, Step.WITHDRAW, () -> listener.removed(id))) {
            folder.delete(id);
            held.remove(id);
        }
    }

    void retry(String id) {
        failures.find(id).ifPresent(failure -> {
            switch (failure.step()) {
                case FETCH -> {}
                case TELL -> tellAgain(id);
                case WITHDRAW -> remove(id);
            }
        });
    }

    /** The generation that is held; less than any when none is. */
    long generation(String id) {
        var definition = held.get(id);
        return definition == null ? Long.MIN_VALUE : definition.generation();
    }

    boolean holdsOlderThan(String id, long generation) {
        return held.containsKey(id) && generation(id) < generation;
    }

    boolean isBehind(Listed listed) {
        var definition = held.get(listed.id());
        return definition == null || definition.isBehind(listed);
    }

    Set<String> ids() {
        return Set.copyOf(held.keySet());
    }

    Failures failures() {
        return failures;
    }

    private void hold(ReplicatedDefinition definition) {
        held.put(definition.id(), Held.of(definition));
        tell(definition);
    }

    private void tell(ReplicatedDefinition definition) {
        told(definition.id(), Step.TELL, () -> listener.changed(definition));
    }

    /** When the file has become unreadable, the listing brings the definition again. */
    private void tellAgain(String id) {
        folder.find(id).ifPresentOrElse(this::tell, () -> held.remove(id));
    }

    private boolean told(String id, Step step, Runnable call) {
        try {
            call.run();
            failures.clear(id);
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            // A stack overflow is what a hostile document does to a reader; it is this definition's failure like any
            // other.
            failures.note(id, step, e);
            return false;
        }
    }
}
