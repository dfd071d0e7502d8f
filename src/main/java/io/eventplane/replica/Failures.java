package io.eventplane.replica;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.eventplane.replica.Failure.Step;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The definitions that something went wrong with, each with its latest failure. */
final class Failures {

    private static final Logger LOG = System.getLogger(Failures.class.getPackageName());

    private final Map<String, Failure> latest = new ConcurrentHashMap<>();

    void note(String id, Step step, Throwable cause) {
        var failure = Failure.of(step, cause);
        // The same failure comes back at every reconciliation; an operator needs to read it once.
        if (!failure.equals(latest.put(id, failure))) {
            LOG.log(Level.WARNING, "definition {0}: {1} failed, will be tried again: {2}", id, step, failure.reason());
        }
    }

    /** Does not hide that the listener still waits for what is on disk. */
    void noteFetch(String id, Throwable cause) {
        if (find(id).map(Failure::step).orElse(Step.FETCH) == Step.FETCH) {
            note(id, Step.FETCH, cause);
        }
    }

    Optional<Failure> find(String id) {
        return Optional.ofNullable(latest.get(id));
    }

    void clear(String id) {
        latest.remove(id);
    }

    void clearFetch(String id) {
        latest.computeIfPresent(id, (key, failure) -> failure.step() == Step.FETCH ? null : failure);
    }

    void forgetFetchesExcept(Set<String> ids) {
        latest.entrySet().removeIf(entry -> entry.getValue().step() == Step.FETCH && !ids.contains(entry.getKey()));
    }

    Map<String, String> reasons() {
        return latest.entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().reason()));
    }
}
