package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.compatibility.CompatibilityFinding.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares two documents of one API, of any versions of AsyncAPI. Swapping the documents swaps the directions: what {@code BACKWARD}
 * says of one order {@code FORWARD} says of the other.
 */
public final class CompatibilityCheck {

    private CompatibilityCheck() {}

    /** What breaks, for whom, when {@code after} takes the place of {@code before}. In a bounded number of steps, whatever they hold. */
    public static CompatibilityReport compare(AsyncApiDocument before, AsyncApiDocument after, CompatibilityMode mode) {
        ApiModel old = ApiModel.of(before);
        ApiModel next = ApiModel.of(after);
        List<CompatibilityFinding> findings = new ArrayList<>();
        if (mode.includes(CompatibilityMode.BACKWARD)) {
            new DirectedComparison(old, next).breaks().forEach(found -> findings.add(found.finding(Party.PUBLISHER)));
        }
        if (mode.includes(CompatibilityMode.FORWARD)) {
            new DirectedComparison(next, old).breaks().forEach(found -> findings.add(found.finding(Party.CONSUMER)));
        }
        return new CompatibilityReport(
                mode,
                findings.stream()
                        .sorted(Comparator.comparing(CompatibilityFinding::certainty))
                        .limit(CompatibilityReport.MOST_FINDINGS)
                        .toList());
    }
}
