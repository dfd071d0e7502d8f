package io.eventplane.director.specs.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fetch that brings nothing. Its message is for the owner of the definition, and holds no secret. */
public final class FetchFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Integer httpStatus;
    private final @Nullable Duration retryAfter;

    public FetchFailedException(String message) {
        this(message, null, null);
    }

    /**
     * Because of what a server answered.
     *
     * @param retryAfter how long the server asks to be left alone; null if it does not
     */
    FetchFailedException(String message, @Nullable Integer httpStatus, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.httpStatus = httpStatus;
        this.retryAfter = retryAfter;
    }

    /** Of the answer that is the reason. */
    public Optional<Integer> httpStatus() {
        return Optional.ofNullable(httpStatus);
    }

    /** How long the server asks to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
