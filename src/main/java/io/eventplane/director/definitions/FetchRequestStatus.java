package io.eventplane.director.definitions;

import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** How far a fetch has come, and since when. */
@Type("FetchRequestStatus")
public record FetchRequestStatus(
        @NonNull FetchRequestStatusCondition condition,
        @NonNull Timestamp timestamp) {}
