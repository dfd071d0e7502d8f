package io.eventplane.director.definitions;

/** The languages in which an event API may be specified. */
public enum EventAPISpecType {
    ASYNC_API
}
