package io.eventplane.director.definitions;

/** How a specification is written down. */
public enum SpecFormat {
    YAML,
    JSON,
    XML
}
