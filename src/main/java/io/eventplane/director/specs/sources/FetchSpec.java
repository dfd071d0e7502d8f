package io.eventplane.director.specs.sources;

import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.director.definitions.FetchMode;
import io.eventplane.director.definitions.FetchSource;
import io.eventplane.director.fetches.Validators;
import io.eventplane.director.specs.http.Answer;
import io.eventplane.director.specs.http.Download;
import io.eventplane.director.specs.http.Downloads;
import io.eventplane.director.specs.http.FetchFailedException;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;

/** Fetches the specification of one definition; needs no transaction, and takes at most as long as one fetch may. */
@OnePerApplication
public class FetchSpec {

    private final Downloads downloads;
    private final CheckSpec check;

    @Inject
    public FetchSpec(Downloads downloads, CheckSpec check) {
        this.downloads = downloads;
        this.check = check;
    }

    /**
     * Fetches it, and answers how that went.
     *
     * @param known of the copy there is; none if a copy is wanted in any case
     */
    public Fetched fetch(FetchSource source, Validators known) {
        Download download;
        try {
            download = downloads.open(source.url(), source.auth());
        } catch (FetchFailedException e) {
            return nothing(e, 0);
        }
        try {
            return fetched(source, known, download);
        } catch (FetchFailedException e) {
            return nothing(e, download.budget().spent());
        } catch (InvalidDocumentException e) {
            return new Fetched.Nothing(
                    Words.of(e), null, null, download.budget().spent());
        }
    }

    private static Fetched nothing(FetchFailedException e, long bytes) {
        return new Fetched.Nothing(
                Words.oneLine(String.valueOf(e.getMessage())),
                e.retryAfter().orElse(null),
                e.httpStatus().orElse(null),
                bytes);
    }

    private Fetched fetched(FetchSource source, Validators known, Download download) {
        var answer = download.get(download.url(), known);
        if (answer.isNotModified()) {
            return new Fetched.Same(answer.status(), download.budget().spent());
        }
        var whole = switch (source.mode()) {
            case SINGLE -> single(answer, download);
            case PACKAGE -> ofPackage(answer, source, download);
            case INDEX -> ofIndex(answer, source, download);
        };
        // What the server says of one file says nothing of others.
        boolean isAll = source.mode() == FetchMode.PACKAGE || (source.mode() == FetchMode.SINGLE && whole.files() == 1);
        return new Fetched.Document(
                check.check(whole.text()),
                isAll ? answer.validators() : Validators.NONE,
                answer.status(),
                download.budget().spent());
    }

    private static Bundle.Whole single(Answer answer, Download download) {
        return Bundle.of(
                WebFiles.of(answer), new WebFiles(download), download.limits().maxFiles());
    }

    private static Bundle.Whole ofPackage(Answer answer, FetchSource source, Download download) {
        var limits = download.limits();
        var files = Unpacking.unpack(answer.body(), limits.maxBytes());
        return Bundle.of(files.document(source.filter()), files, limits.maxFiles());
    }

    private static Bundle.Whole ofIndex(Answer answer, FetchSource source, Download download) {
        var index = IndexReader.read(WebFiles.of(answer));
        return single(download.get(index.document(source.filter())), download);
    }
}
