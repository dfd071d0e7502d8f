package io.eventplane.asyncapi.verdict;

import io.eventplane.asyncapi.place.Location;
import java.util.Locale;

/** The closed list of rules a document can break; the names are those in {@link Violation#rule()}. */
public enum Rule {
    SYNTAX,
    LIMIT,
    DUPLICATE_KEY,
    REQUIRED,
    TYPE,
    VALUE,
    VERSION,
    REFERENCE,
    SCHEMA,
    SECURITY,
    UNUSED,
    EXAMPLE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Violation at(Location location, String message) {
        return new Violation(location.pointer(), toString(), message);
    }
}
