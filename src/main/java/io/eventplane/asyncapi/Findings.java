package io.eventplane.asyncapi;

import java.util.ArrayList;
import java.util.List;

/** What one reading of a document found wrong. Stops the reading when the list is full, so that a report stays readable. */
final class Findings {

    static final int MOST = 100;

    private final List<Violation> violations = new ArrayList<>();

    void add(Rule rule, Location location, String message) {
        add(rule.at(location, message));
    }

    void add(Violation violation) {
        // Two operations that name the same broken channel are one mistake.
        if (violations.contains(violation)) {
            return;
        }
        violations.add(violation);
        if (violations.size() == MOST) {
            throwIfAny();
        }
    }

    void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new InvalidDocumentException(violations);
        }
    }
}
