package io.eventplane.director.specs.http;

import io.eventplane.director.fetches.Validators;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server answered, complete. */
public final class Answer {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> COPIES = Set.of(200, 203);
    private static final Pattern VALIDATOR = Pattern.compile("[\\x20-\\x7E]{1,1000}");
    private static final int NOT_MODIFIED = 304;

    private final URI uri;
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /** @param headers their names in lower case */
    Answer(URI uri, int status, Map<String, List<String>> headers, byte[] body) {
        this.uri = uri;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Who answered, after all redirects. */
    public URI uri() {
        return uri;
    }

    /** The same, at the address without what was presented in its query. */
    Answer at(URI asked) {
        return new Answer(asked, status, headers, body);
    }

    public int status() {
        return status;
    }

    /** The body's bytes, decompressed. Not to be changed. */
    public byte[] body() {
        return body;
    }

    /** The body as text, see {@link BodyText}. */
    public String text() {
        return BodyText.decode(body, header("content-type").orElse(""), WebAddress.shown(uri));
    }

    /** What the server may be asked to compare with the next time. */
    public Validators validators() {
        return new Validators(validator("etag"), validator("last-modified"));
    }

    private @Nullable String validator(String name) {
        return header(name).filter(VALIDATOR.asMatchPredicate()).orElse(null);
    }

    public boolean isNotModified() {
        return status == NOT_MODIFIED;
    }

    boolean isRedirect() {
        return REDIRECTS.contains(status);
    }

    Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** @throws FetchFailedException unless it is a copy, or says that the one we have is good */
    Answer requireCopy(boolean hasOne) {
        if (COPIES.contains(status) || (isNotModified() && hasOne)) {
            return this;
        }
        throw failure("answered " + status + (isNotModified() ? " although it was not asked to compare" : ""));
    }

    FetchFailedException failure(String words) {
        return new FetchFailedException(WebAddress.shown(uri) + " " + words, status, retryAfter());
    }

    private @Nullable Duration retryAfter() {
        return header("retry-after")
                .flatMap(value -> RetryAfter.parse(value, Clock.systemUTC().instant()))
                .orElse(null);
    }
}
