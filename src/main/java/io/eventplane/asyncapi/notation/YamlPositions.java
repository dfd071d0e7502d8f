package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.verdict.Limits;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Fills in the positions of what is wanted out of a YAML text. */
record YamlPositions(Iterator<Event> events) {

    static void fill(WantedPlace root, String text) {
        YamlPositions positions = new YamlPositions(new YamlEvents(text));
        positions.events.next(); // stream start
        if (positions.events.next().getEventId() == Event.ID.DocumentStart) {
            positions.value(positions.events.next(), root, 1);
        }
    }

    private void value(Event event, @Nullable WantedPlace place, int depth) {
        if (depth > Limits.DEPTH) {
            throw new YamlEngineException("nested too deep");
        }
        if (event.getEventId() == Event.ID.SequenceStart) {
            items(place, depth);
        } else if (event.getEventId() == Event.ID.MappingStart) {
            entries(place, depth);
        }
    }

    private void items(@Nullable WantedPlace list, int depth) {
        int index = 0;
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            entry(event, event, child(list, Integer.toString(index++)), depth);
        }
    }

    private void entries(@Nullable WantedPlace mapping, int depth) {
        for (Event key = events.next(); key.getEventId() != Event.ID.MappingEnd; key = events.next()) {
            WantedPlace entry = key instanceof ScalarEvent scalar ? child(mapping, scalar.getValue()) : null;
            entry(key, events.next(), entry, depth);
        }
    }

    private void entry(Event at, Event value, @Nullable WantedPlace place, int depth) {
        if (place != null) {
            place.found(YamlTree.place(at.getStartMark()));
        }
        value(value, place, depth + 1);
    }

    private static @Nullable WantedPlace child(@Nullable WantedPlace parent, String key) {
        return parent == null ? null : parent.child(key);
    }
}
