package io.eventplane.director.definitions;

/** A string of any length, as the proposal names it. */
public record CLOB(String text) {

    /** The text, or null for null. */
    static @org.jspecify.annotations.Nullable String textOf(@org.jspecify.annotations.Nullable CLOB clob) {
        return clob == null ? null : clob.text;
    }

    @Override
    public String toString() {
        return "CLOB[" + text.length() + " characters]";
    }
}
