package io.eventplane.director.definitions;

import io.eventplane.director.documents.SpecWarning;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * The specification of an event API. The document itself is read only when it is asked for.
 *
 * @param definitionId whose specification it is
 * @param type the language it is written in
 * @param format how it is written down; null while nothing has been fetched
 * @param fetchRequest where it is fetched from; null when it was given
 * @param warnings what is off with the document
 * @param unresolvedReferences references to what is not in the document
 */
@Type("EventAPISpec")
public record EventAPISpec(
        @Ignore String definitionId,
        @NonNull EventAPISpecType type,
        @Nullable SpecFormat format,
        @Nullable FetchRequest fetchRequest,

        @io.smallrye.graphql.api.Nullable
        @Description("What is off with the document, although it is understood; at most 100.")
        List<@NonNull SpecWarning> warnings,

        @io.smallrye.graphql.api.Nullable
        @Description(
                "References to what is not in the document; what is behind them is not validated, the rest works. At most 100.")
        List<@NonNull SpecWarning> unresolvedReferences) {}
