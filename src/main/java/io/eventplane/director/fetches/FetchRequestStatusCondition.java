package io.eventplane.director.fetches;

/** How far a fetch has come. */
public enum FetchRequestStatusCondition {
    INITIAL,
    SUCCEEDED,
    FAILED
}
