package io.eventplane.director.api;

import io.eventplane.asyncapi.compatibility.CompatibilityFinding;
import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.asyncapi.compatibility.CompatibilityReport;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/**
 * Whether a document may take the place of another one.
 *
 * @param findings certain ones first; at most 200
 */
@Type("EventAPICompatibility")
@Description("Whether a document may take the place of another one.")
public record EventAPICompatibility(
        @NonNull CompatibilityMode mode,
        @NonNull Verdict verdict,

        @Description("What breaks, for whom, where; certain ones first, at most 200.") @NonNull
        List<@NonNull Finding> findings) {

    /** The answer in one word. */
    @Enum("CompatibilityVerdict")
    @Description("COMPATIBLE; INCOMPATIBLE; UNDECIDED: nothing is known to break, and not everything could be decided.")
    public enum Verdict {
        COMPATIBLE,
        INCOMPATIBLE,
        UNDECIDED
    }

    /** Whether something breaks. */
    @Enum("CompatibilityCertainty")
    @Description("BREAKING: there are events that break it. UNDECIDED: there may be.")
    public enum Certainty {
        BREAKING,
        UNDECIDED
    }

    /** Who is hit. */
    @Enum("CompatibilityParty")
    @Description(
            "Who is hit: PUBLISHER or CONSUMER, the one that stays with the old document while the other side follows the new one.")
    public enum Party {
        PUBLISHER,
        CONSUMER
    }

    /** One thing that breaks, or may break. */
    @Type("CompatibilityFinding")
    @Description("One thing that breaks, or may break.")
    public record Finding(
            @Description(
                    "A keyword of JSON Schema, or `channel-missing`, `operation-missing`, `message-missing`, `message-unspecified`, `content-type`, `schema-format`, `binding`, `security`, `protocol-missing`, `budget`.")
            @NonNull
            String rule,

            @NonNull Certainty certainty,
            @NonNull Party breaks,

            @Description("JSON pointer into the old document.") @NonNull
            String before,

            @Description("JSON pointer into the new document.") @NonNull
            String after,

            @NonNull String message) {

        static Finding of(CompatibilityFinding finding) {
            return new Finding(
                    finding.rule(),
                    Certainty.valueOf(finding.certainty().name()),
                    Party.valueOf(finding.breaks().name()),
                    finding.before(),
                    finding.after(),
                    finding.message());
        }
    }

    static EventAPICompatibility of(CompatibilityReport report) {
        return new EventAPICompatibility(
                report.mode(),
                Verdict.valueOf(report.verdict().name()),
                report.findings().stream().map(Finding::of).toList());
    }
}
