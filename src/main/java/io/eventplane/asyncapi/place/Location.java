package io.eventplane.asyncapi.place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document. Linked to its parent and written out only on demand: a JSON pointer per node would cost time
 * proportional to depth times key length, which a hostile document chooses.
 */
public record Location(@Nullable Location parent, String token) {

    public static final Location ROOT = new Location(null, "");

    public Location child(String key) {
        return new Location(this, key);
    }

    public Location child(int index) {
        return new Location(this, Integer.toString(index));
    }

    public boolean isChildOf(Location other) {
        return other.equals(parent);
    }

    /** Whether this is an entry of a map or list that has this key in its own parent. */
    public boolean isWithin(String key) {
        return parent != null && parent.parent != null && parent.token.equals(key);
    }

    /** As RFC 6901 writes it. */
    public String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (String step : steps()) {
            pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** The keys from the root to here. */
    public List<String> steps() {
        List<String> steps = new ArrayList<>();
        for (Location at = this; at.parent != null; at = at.parent) {
            steps.add(at.token);
        }
        Collections.reverse(steps);
        return steps;
    }

    /** The place that {@code steps} lead to from here. */
    public Location descend(List<String> steps) {
        Location at = this;
        for (String step : steps) {
            at = at.child(step);
        }
        return at;
    }

    @Override
    public String toString() {
        return pointer();
    }
}
