package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.verdict.Position;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places whose positions are wanted, as a tree of keys; positions are filled in while the text is read again. */
final class WantedPlace {

    private final Map<String, WantedPlace> children = new HashMap<>();
    private @Nullable Position position;

    /** @param pointer as RFC 6901 writes it */
    void add(String pointer) {
        WantedPlace at = this;
        for (String step : steps(pointer)) {
            at = at.children.computeIfAbsent(step, key -> new WantedPlace());
        }
    }

    @Nullable
    WantedPlace child(String key) {
        return children.get(key);
    }

    /** The first one counts: what is merged in comes later. */
    void found(@Nullable Position here) {
        position = position == null ? here : position;
    }

    /** Where it is, or the nearest of what it would be in. */
    @Nullable
    Position nearest(String pointer) {
        WantedPlace at = this;
        Position nearest = position;
        for (String step : steps(pointer)) {
            at = at.children.get(step);
            if (at == null || at.position == null) {
                return nearest;
            }
            nearest = at.position;
        }
        return nearest;
    }

    private static List<String> steps(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }
}
