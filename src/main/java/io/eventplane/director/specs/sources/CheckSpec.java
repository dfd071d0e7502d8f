package io.eventplane.director.specs.sources;

import io.eventplane.asyncapi.CheckedDocument;
import io.eventplane.director.definitions.FetchedSpec;
import io.eventplane.director.definitions.SpecFormat;
import io.eventplane.director.documents.SpecFindings;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.InvalidInputException;
import io.eventplane.director.failure.TextRule;
import io.eventplane.director.specs.http.FetchFailedException;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Holds a fetched document to the same rules as one that is given with a registration. */
@OnePerApplication
public class CheckSpec {

    private static final int LONGEST_TITLE = 10_000;

    private final int maxSpecBytes;

    @Inject
    public CheckSpec(@ConfigProperty(name = "eventplane.director.max-spec-bytes") int maxSpecBytes) {
        this.maxSpecBytes = maxSpecBytes;
    }

    /**
     * @throws FetchFailedException if it is too large, or called something that can't be kept
     * @throws io.eventplane.asyncapi.verdict.InvalidDocumentException if it is no AsyncAPI document that can be understood
     */
    FetchedSpec check(String text) {
        if (text.length() > maxSpecBytes || text.getBytes(StandardCharsets.UTF_8).length > maxSpecBytes) {
            throw new FetchFailedException("the document has more than " + maxSpecBytes
                    + " bytes; eventplane.director.max-spec-bytes is the limit");
        }
        var checked = CheckedDocument.of(text, null);
        var document = checked.document();
        checkTitle(document.title());
        return new FetchedSpec(
                checked.text(),
                SpecFormat.valueOf(document.format().name()),
                document.title(),
                SpecFindings.of(checked));
    }

    private static void checkTitle(String title) {
        var check = InputCheck.ofInput().at("info").at("title");
        TextRule.checkOptional(check, title, LONGEST_TITLE);
        try {
            check.done();
        } catch (InvalidInputException e) {
            throw new FetchFailedException(String.valueOf(e.getMessage()));
        }
    }
}
