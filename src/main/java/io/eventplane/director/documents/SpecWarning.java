package io.eventplane.director.documents;

import io.eventplane.asyncapi.verdict.Position;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found in a document.
 *
 * @param line from 1; null where the text could not be read so far
 * @param column from 1; null where the text could not be read so far
 */
@Type("SpecWarning")
@Description("One thing that was found in a document, and where.")
public record SpecWarning(
        @NonNull @Description("JSON pointer (RFC 6901) into the document; empty for the whole of it.")
        String pointer,

        @Description("Line in the document, from 1.") @Nullable
        Integer line,

        @Description("Column in the document, from 1.") @Nullable
        Integer column,

        @NonNull
        @Description(
                "What was broken: `syntax`, `limit`, `duplicate-key`, `required`, `type`, `value`, `version`, `reference`, `schema`, `security`, `unused`, `example`.")
        String rule,

        @NonNull @Description("What is off and what would be right.")
        String message) {

    private static final int LONGEST = 500;

    static SpecWarning of(Violation found) {
        var position = Optional.ofNullable(found.position());
        return new SpecWarning(
                found.pointer(),
                position.map(Position::line).orElse(null),
                position.map(Position::column).orElse(null),
                found.rule(),
                abbreviated(found.message()));
    }

    private static String abbreviated(String message) {
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
