package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.compatibility.CompatibilityFinding.Certainty;
import java.util.List;

/**
 * What a comparison found.
 *
 * @param findings certain ones first, publishers' before consumers', then in the order of the documents; at most {@value
 *     #MOST_FINDINGS}
 */
public record CompatibilityReport(CompatibilityMode mode, List<CompatibilityFinding> findings) {

    /** More would help nobody. */
    static final int MOST_FINDINGS = 200;

    public CompatibilityReport {
        findings = List.copyOf(findings);
    }

    /** The answer in one word. */
    public enum Verdict {
        COMPATIBLE,
        INCOMPATIBLE,
        /** Nothing is known to break, and not everything could be decided. */
        UNDECIDED
    }

    /** The answer in one word. */
    public Verdict verdict() {
        if (findings.isEmpty()) {
            return Verdict.COMPATIBLE;
        }
        return findings.stream().anyMatch(finding -> finding.certainty() == Certainty.BREAKING)
                ? Verdict.INCOMPATIBLE
                : Verdict.UNDECIDED;
    }
}
