package io.eventplane.report;

/** What a reporter is in its Runtime. */
public enum ReporterRole {
    /** It accepts the events of a definition. */
    GATEWAY,
    /** It offers the events of a definition to consumers. */
    AGENT,
    /** It subscribes on external buses for a definition. */
    EVENTING
}
