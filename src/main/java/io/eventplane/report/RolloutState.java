package io.eventplane.report;

/** How a reporter stands to one generation of a definition. */
public enum RolloutState {
    /** It serves it. */
    OPEN,
    /** It does not serve it any more, as it should. */
    CLOSED,
    /** It should serve it and can't. */
    FAILED
}
