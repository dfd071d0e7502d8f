package io.eventplane.director.fetches;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one fetch ended.
 *
 * @param state SUCCEEDED or FAILED
 * @param ended when
 * @param httpStatus of the last answer; null when there was none
 * @param message what went wrong, or what came, in words; never a secret
 * @param bytes how many came, of all files together, after decompression
 * @param changed whether the definition is another one now
 */
public record Outcome(
        FetchRequestStatusCondition state,
        Instant ended,
        @Nullable Integer httpStatus,
        @Nullable String message,
        long bytes,
        boolean changed) {}
