package io.eventplane.director.definitions;

import io.eventplane.asyncapi.CheckedDocument;
import io.eventplane.director.documents.EventAPIChannel;
import io.eventplane.director.documents.ShownChannels;
import io.eventplane.director.documents.SpecFindings;
import io.eventplane.director.documents.SpecWarning;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What registering a document would say about it; nothing is stored. */
@Type("SpecValidation")
@Description("What registering a document would say about it.")
public record SpecValidation(
        @Description("Whether it would be registered.") boolean valid,

        @NonNull @Description("Why it would be refused: all that publishing, or telling what it describes, depends on.")
        List<@NonNull SpecWarning> violations,

        @NonNull @Description("What is off with it, although it is understood.")
        List<@NonNull SpecWarning> warnings,

        @NonNull
        @Description("References to what is not in the document; what is behind them is not validated, the rest works.")
        List<@NonNull SpecWarning> unresolvedReferences,

        @Nullable SpecFormat format,

        @Description("The version of the specification it follows.") @Name("asyncAPIVersion") @Nullable
        String asyncAPIVersion,

        @Nullable String title,

        @NonNull @Description("What was understood; without event URLs, as it is not registered.")
        List<@NonNull EventAPIChannel> channels) {

    static SpecValidation of(CheckedDocument checked) {
        var document = checked.document();
        var findings = SpecFindings.of(checked);
        return new SpecValidation(
                true,
                List.of(),
                findings.warnings(),
                findings.unresolved(),
                SpecFormat.valueOf(document.format().name()),
                document.asyncApiVersion(),
                document.title(),
                ShownChannels.of(document));
    }

    static SpecValidation invalid(List<SpecWarning> violations) {
        return new SpecValidation(false, violations, List.of(), List.of(), null, null, null, List.of());
    }
}
