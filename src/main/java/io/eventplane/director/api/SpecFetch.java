package io.eventplane.director.api;

import io.eventplane.director.definitions.Timestamp;
import io.eventplane.director.fetches.FetchRequestStatusCondition;
import io.eventplane.director.fetches.Outcome;
import io.eventplane.director.fetches.PastFetch;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** One fetch of a specification that has ended. */
@Type("SpecFetch")
@Description("One fetch of a specification that has ended.")
public record SpecFetch(
        @Description("When it ended.") @NonNull Timestamp timestamp,
        @NonNull FetchRequestStatusCondition condition,

        @Description("Of the last answer; null when there was none.") @Nullable
        Integer httpStatus,

        @Description("What went wrong, or what was found.") @Nullable
        String message,

        @Description("How many bytes came, of all files together, after decompression.")
        int bytes,

        @Description("Whether it made the event API another one: a new generation.")
        boolean changed) {

    static SpecFetch of(PastFetch past) {
        Outcome outcome = past.outcome();
        return new SpecFetch(
                new Timestamp(outcome.ended()),
                outcome.state(),
                outcome.httpStatus(),
                outcome.message(),
                Math.toIntExact(outcome.bytes()),
                outcome.changed());
    }
}
