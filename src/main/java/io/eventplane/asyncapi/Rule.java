package io.eventplane.asyncapi;

import java.util.Locale;

/** The closed list of rules a document can break; the names are those in {@link Violation#rule()}. */
enum Rule {
    SYNTAX,
    LIMIT,
    DUPLICATE_KEY,
    REQUIRED,
    TYPE,
    VALUE,
    VERSION,
    REFERENCE,
    SCHEMA;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Violation at(Location location, String message) {
        return new Violation(location.pointer(), toString(), message);
    }
}
