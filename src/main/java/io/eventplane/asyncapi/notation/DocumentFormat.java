package io.eventplane.asyncapi.notation;

/** The notation an AsyncAPI document is written in; a rewritten document keeps it. */
public enum DocumentFormat {
    YAML,
    JSON
}
