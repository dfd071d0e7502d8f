package io.eventplane.asyncapi;

import io.eventplane.asyncapi.check.ServerCredentials;
import io.eventplane.asyncapi.check.Warnings;
import io.eventplane.asyncapi.notation.DocumentFormat;
import io.eventplane.asyncapi.notation.DocumentText;
import io.eventplane.asyncapi.notation.Positions;
import io.eventplane.asyncapi.overview.Overview;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document looked at as closely as can be: what is to be registered. The three verdicts are never mixed. What publishing
 * or telling what the document describes depends on is invalid, and there is no such object; the rest warns; a reference to
 * what is not here is unresolved, and what is behind it is not validated.
 *
 * @param text the document's text, passwords in its servers' addresses masked
 * @param warnings what is off, with lines and columns; at most 100
 * @param unresolved references that lead out of the document, or nowhere; at most 100
 */
public record CheckedDocument(
        AsyncApiDocument document, String text, List<Violation> warnings, List<Violation> unresolved) {

    private static final String MASKED =
            "held a password, which is masked and not kept; publishers need no password here";
    private static final String UNMASKABLE = "holds a password that cannot be masked as it is written; take it out";

    /**
     * Reads and checks a document.
     *
     * @param format the notation; null to find out
     * @throws InvalidDocumentException with everything found wrong, lines and columns included
     */
    public static CheckedDocument of(String text, @Nullable DocumentFormat format) {
        DocumentFormat notation = format == null ? guessed(text) : format;
        try {
            return masked(DocumentText.read(text, format), text);
        } catch (InvalidDocumentException e) {
            throw new InvalidDocumentException(Positions.located(e.violations(), text, notation));
        }
    }

    private static CheckedDocument masked(DocumentText read, String text) {
        ServerCredentials credentials = ServerCredentials.in(read.root());
        if (credentials.isEmpty()) {
            return checked(read, text, List.of());
        }
        String masked = credentials.masked(text);
        DocumentText again = DocumentText.read(masked, read.format());
        ServerCredentials left = ServerCredentials.in(again.root());
        if (!left.isEmpty()) {
            throw new InvalidDocumentException(left.violations(UNMASKABLE));
        }
        return checked(again, masked, credentials.violations(MASKED));
    }

    private static CheckedDocument checked(DocumentText read, String text, List<Violation> known) {
        Reading reading = new Reading(read.root());
        known.forEach(reading.findings()::warn);
        AsyncApiDocument document = AsyncApiDocument.understood(read, reading);
        Overview.of(document.version(), reading.lenient(), message -> Optional.empty());
        Warnings.find(reading, document.version(), document.channels(), document::payloadSchema, document::unvalidated);
        List<Violation> all = new ArrayList<>(reading.findings().warnings());
        int warnings = all.size();
        all.addAll(reading.findings().unresolved());
        List<Violation> located = Positions.located(List.copyOf(all), text, read.format());
        return new CheckedDocument(
                document, text, located.subList(0, warnings), located.subList(warnings, located.size()));
    }

    private static DocumentFormat guessed(String text) {
        return text.stripLeading().startsWith("{") ? DocumentFormat.JSON : DocumentFormat.YAML;
    }
}
