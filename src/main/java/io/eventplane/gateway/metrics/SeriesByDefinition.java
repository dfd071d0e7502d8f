package io.eventplane.gateway.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Which series a definition counts in: its own while there is room, one of all the others afterwards. Only what may publish gets one of its
 * own, and what is closed loses it. Thread-safe.
 */
final class SeriesByDefinition {

    static final String OTHER = "other";
    static final String NONE = "none";

    private final int most;
    private final Meters meters;
    private final Predicate<String> isOpen;
    private final Map<String, DefinitionSeries> own = new ConcurrentHashMap<>();
    private final DefinitionSeries other;
    private final DefinitionSeries none;

    /**
     * None yet.
     *
     * @param most how many definitions may have their own at once
     * @param isOpen whether the definition of that id can be published to
     */
    SeriesByDefinition(int most, Meters meters, Predicate<String> isOpen) {
        this.most = most;
        this.meters = meters;
        this.isOpen = isOpen;
        this.other = new DefinitionSeries(OTHER, meters);
        this.none = new DefinitionSeries(NONE, meters);
    }

    /** The series of a definition that somebody may publish to; gives it its own, where there is room. */
    DefinitionSeries of(String definition) {
        var known = own.get(definition);
        if (known != null) {
            return known;
        }
        return own.size() < most ? begin(definition) : other;
    }

    /** The series that what was refused for a definition, or for none, is counted in; begins none. */
    DefinitionSeries known(Optional<String> definition) {
        return definition.map(id -> own.getOrDefault(id, other)).orElse(none);
    }

    /** Call it after the definition has been closed. */
    synchronized void forget(String definition) {
        var forgotten = own.remove(definition);
        if (forgotten != null) {
            forgotten.remove();
        }
    }

    /** One that is closed meanwhile has been forgotten already, or is going to be. */
    private synchronized DefinitionSeries begin(String definition) {
        boolean entitled = own.containsKey(definition) || (own.size() < most && isOpen.test(definition));
        return entitled ? own.computeIfAbsent(definition, id -> new DefinitionSeries(id, meters)) : other;
    }
}
