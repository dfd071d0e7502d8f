package io.eventplane.asyncapi.verdict;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is not a usable AsyncAPI document, with everything found wrong in it. */
public final class InvalidDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Exceptions are serializable, so the list is kept as one that is. */
    private final transient List<Violation> violations;

    public InvalidDocumentException(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public InvalidDocumentException(Violation violation) {
        this(List.of(violation));
    }

    /** At least one, in the order they were found; at most {@value Findings#MOST}. */
    public List<Violation> violations() {
        return violations;
    }
}
