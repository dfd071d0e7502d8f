package io.eventplane.director.definitions;

/**
 * A document that was fetched and is valid.
 *
 * @param text as it is kept
 * @param format how it is written down
 * @param title what it calls itself
 */
public record FetchedSpec(String text, SpecFormat format, String title) {

    @Override
    public String toString() {
        return "FetchedSpec[" + title + ", " + format + ", " + text.length() + " characters]";
    }
}
