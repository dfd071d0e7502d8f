package io.eventplane.eventing;

/** How a subscription stands. */
public enum SubscriptionState {
    /** It is being opened. */
    CONNECTING,
    /** Messages come, or would if there were any. */
    SUBSCRIBED,
    /** The external bus can't be reached, or refuses: it is tried again by itself. */
    RETRYING,
    /** The Runtime's bus takes nothing now: what was received waits, and the external bus keeps the rest. */
    PAUSED,
    /** It can't be opened as it is written. */
    FAILED
}
