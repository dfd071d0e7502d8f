package io.eventplane.director.definitions;

import io.eventplane.director.documents.SpecFindings;

/**
 * A document that was fetched and is valid.
 *
 * @param text as it is kept
 * @param format how it is written down
 * @param title what it calls itself
 * @param findings what is off with it
 */
public record FetchedSpec(String text, SpecFormat format, String title, SpecFindings findings) {

    /** One that nothing is off with. */
    public FetchedSpec(String text, SpecFormat format, String title) {
        this(text, format, title, SpecFindings.none());
    }

    @Override
    public String toString() {
        return "FetchedSpec[" + title + ", " + format + ", " + text.length() + " characters]";
    }
}
