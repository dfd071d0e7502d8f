package io.eventplane.director.api;

import io.eventplane.director.definitions.Timestamp;
import io.eventplane.director.fetches.FetchRequestStatusCondition;
import io.eventplane.director.fetches.FetchState;
import java.time.Clock;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** How far a fetch has come, and since when. */
@Type("FetchRequestStatus")
@Description("How far a fetch has come, and since when. The last good document stays whatever the status is.")
public record FetchRequestStatus(
        @Description("`INITIAL` from the moment a fetch is asked for until it has ended.") @NonNull
        FetchRequestStatusCondition condition,

        @NonNull Timestamp timestamp,

        @Description("What went wrong, or what was found; null when there is nothing to say.") @Nullable
        String message,

        @Description("When it is fetched next, unless somebody asks before; null for never.") @Nullable
        Timestamp nextFetch) {

    static FetchRequestStatus of(FetchState state) {
        var due = state.due();
        return new FetchRequestStatus(
                state.state(), new Timestamp(state.since()), state.message(), due == null ? null : new Timestamp(due));
    }

    /** Of a definition that was deleted between two looks at the store. */
    static FetchRequestStatus ofDeleted() {
        return new FetchRequestStatus(
                FetchRequestStatusCondition.FAILED,
                new Timestamp(Clock.systemUTC().instant()),
                "the event API has been deleted",
                null);
    }
}
