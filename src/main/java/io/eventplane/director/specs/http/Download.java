package io.eventplane.director.specs.http;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.fetches.Validators;
import io.eventplane.director.specs.guard.GuardedNames;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Gets the files of one fetch, all within one {@link Budget}. Of one thread. */
public final class Download {

    private static final int UNAUTHORIZED = 401;

    private final WebClient client;
    private final PresentAuth presenting;
    private final GuardedNames names;
    private final Start start;
    private final Budget budget;
    private @Nullable Presented presented;
    private boolean renewed;

    Download(WebClient client, PresentAuth presenting, GuardedNames names, Start start) {
        this.client = client;
        this.presenting = presenting;
        this.names = names;
        this.start = start;
        this.budget = Budget.of(client.limits());
    }

    /** Where a fetch begins, and what is presented there. */
    record Start(URI url, @Nullable Auth auth) {}

    /** Where it begins. */
    public URI url() {
        return start.url();
    }

    public Budget budget() {
        return budget;
    }

    /** What it may cost. */
    public FetchLimits limits() {
        return budget.limits();
    }

    /** Whether a file may lead to another one by itself: on the same origin, or where the operator allows it. */
    public boolean leads(URI from, URI to) {
        return Origin.of(from).equals(Origin.of(to))
                || names.names(Origin.of(to).host());
    }

    /**
     * Gets a file, through redirects.
     *
     * @throws FetchFailedException unless there is a copy
     */
    public Answer get(URI uri) {
        return get(uri, Validators.NONE);
    }

    /**
     * Gets a file, through redirects.
     *
     * @param known of the copy there is; the answer may be that it is the same
     * @throws FetchFailedException unless there is a copy, or the one known is good
     */
    public Answer get(URI uri, Validators known) {
        var at = uri;
        for (int redirects = 0; redirects <= budget.limits().maxRedirects(); redirects++) {
            var answer = asked(at, known);
            if (!answer.isRedirect()) {
                return answer.requireCopy(!known.isEmpty());
            }
            at = next(answer, at);
        }
        throw new FetchFailedException(WebAddress.shown(uri) + " led through more than "
                + budget.limits().maxRedirects() + " redirects");
    }

    private static URI next(Answer answer, URI at) {
        var location = answer.header("location")
                .orElseThrow(() -> answer.failure("answered " + answer.status() + " and not where to go"));
        var next = WebAddress.resolve(at, location);
        if (Origin.of(at).scheme().equals("https") && Origin.of(next).scheme().equals("http")) {
            throw answer.failure("redirects from https to http, which is not followed");
        }
        return next;
    }

    /** A token that was good yesterday may have been withdrawn: then a new one is tried, once. */
    private Answer asked(URI uri, Validators known) {
        var shown = presented();
        var answer = exchanged(shown, uri, known);
        if (answer.status() == UNAUTHORIZED && !renewed && presenting.renew(start.auth(), shown)) {
            renewed = true;
            presented = null;
            return exchanged(presented(), uri, known);
        }
        return answer;
    }

    private Answer exchanged(Presented shown, URI uri, Validators known) {
        var ask = shown.to(uri);
        if (known.etag() != null) {
            ask = ask.with("If-None-Match", known.etag());
        }
        if (known.lastModified() != null) {
            ask = ask.with("If-Modified-Since", known.lastModified());
        }
        return client.exchange(ask, budget).at(uri);
    }

    private Presented presented() {
        var now = presented;
        if (now == null) {
            now = presenting.present(start.url(), start.auth(), budget);
            presented = now;
        }
        return now;
    }
}
