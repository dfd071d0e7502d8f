package io.eventplane.director.specs.sources;

import io.eventplane.director.definitions.FetchedSpec;
import io.eventplane.director.fetches.Validators;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one fetch. */
public sealed interface Fetched {

    /** Of the last answer; null when there was none. */
    @Nullable
    Integer httpStatus();

    /** How many came, of all files together. */
    long bytes();

    /** A valid document. */
    record Document(
            FetchedSpec spec,
            Validators validators,
            @Nullable Integer httpStatus,
            long bytes) implements Fetched {}

    /** The server says that nothing has changed. */
    record Same(@Nullable Integer httpStatus, long bytes) implements Fetched {}

    /**
     * Nothing that could be kept.
     *
     * @param message why, without secrets
     * @param retryAfter how long the server asks to be left alone; null if it does not
     */
    record Nothing(
            String message,
            @Nullable Duration retryAfter,
            @Nullable Integer httpStatus,
            long bytes) implements Fetched {}
}
