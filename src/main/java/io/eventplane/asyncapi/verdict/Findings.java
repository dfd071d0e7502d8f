package io.eventplane.asyncapi.verdict;

import io.eventplane.asyncapi.place.Location;
import java.util.ArrayList;
import java.util.List;

/** What one reading of a document found wrong. Stops the reading when the list is full, so that a report stays readable. */
public final class Findings {

    static final int MOST = 100;

    private final List<Violation> violations = new ArrayList<>();

    public void add(Rule rule, Location location, String message) {
        add(rule.at(location, message));
    }

    public void add(Violation violation) {
        // Two operations that name the same broken channel are one mistake.
        if (violations.contains(violation)) {
            return;
        }
        violations.add(violation);
        if (violations.size() == MOST) {
            throwIfAny();
        }
    }

    public void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new InvalidDocumentException(violations);
        }
    }
}
