package io.eventplane.director.documents;

import io.eventplane.asyncapi.CheckedDocument;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;

/**
 * What was found in a document that is understood; kept beside it, so that reading a definition never reads the document.
 *
 * @param warnings what is off; at most 100
 * @param unresolved references to what is not in the document; at most 100
 */
public record SpecFindings(List<SpecWarning> warnings, List<SpecWarning> unresolved) {

    public SpecFindings {
        warnings = List.copyOf(warnings);
        unresolved = List.copyOf(unresolved);
    }

    public static SpecFindings none() {
        return new SpecFindings(List.of(), List.of());
    }

    public static SpecFindings of(CheckedDocument checked) {
        return new SpecFindings(shown(checked.warnings()), shown(checked.unresolved()));
    }

    /** As GraphQL answers them. */
    public static List<SpecWarning> shown(List<Violation> found) {
        return found.stream().map(SpecWarning::of).toList();
    }

    public boolean areNone() {
        return warnings.isEmpty() && unresolved.isEmpty();
    }
}
