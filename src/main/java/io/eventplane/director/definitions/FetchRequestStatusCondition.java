package io.eventplane.director.definitions;

/** How far a fetch has come. */
public enum FetchRequestStatusCondition {
    INITIAL,
    SUCCEEDED,
    FAILED
}
