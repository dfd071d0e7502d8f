package io.eventplane.director.failure;

import org.jspecify.annotations.Nullable;

/** The rules for the short texts that people write: names, versions, groups, descriptions. */
public final class NameRule {

    private NameRule() {}

    /** Notes what is wrong with a text that must be there. */
    public static void check(InputCheck check, String text, int most) {
        check.that(!text.isBlank(), "not-blank", "must not be empty");
        checkOptional(check, text, most);
    }

    /** Notes what is wrong with a text that may be missing. */
    public static void checkOptional(InputCheck check, @Nullable String text, int most) {
        if (text != null) {
            check.that(
                    text.codePointCount(0, text.length()) <= most,
                    "max-length",
                    "must have at most " + most + " characters");
            check.that(
                    text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r'),
                    "no-control-characters",
                    "must not hold control characters");
            checkCharacters(check, text);
        }
    }

    /** Notes half a character: a surrogate without its other half can't be written as UTF-8, so nobody gets it back. */
    public static void checkCharacters(InputCheck check, String text) {
        check.that(
                text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE),
                "no-lone-surrogates",
                "must not hold one half of a surrogate pair");
    }
}
