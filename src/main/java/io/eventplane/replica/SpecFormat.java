package io.eventplane.replica;

/** How the document of a definition is written; the names are those of the GraphQL schema. */
public enum SpecFormat {
    YAML,
    JSON,
    XML
}
