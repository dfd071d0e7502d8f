package io.eventplane.director.failure;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The rules for the short texts that people write: names, versions, groups, descriptions, credentials. */
public final class TextRule {

    private TextRule() {}

    /** Notes what is wrong with a text that must be there. */
    public static void check(InputCheck check, String text, int most) {
        check.that(!text.isBlank(), "not-blank", "must not be empty");
        checkOptional(check, text, most);
    }

    /** Notes what is wrong with a text that may be missing. */
    public static void checkOptional(InputCheck check, @Nullable String text, int most) {
        if (text != null) {
            checkLength(check, text, most);
            checkControls(check, text, c -> c != '\n' && c != '\t' && c != '\r');
            checkCharacters(check, text);
        }
    }

    /** Notes what is wrong with a text that is sent within a line, such as a password: no line may end or begin there. */
    public static void checkLine(InputCheck check, String text, int most) {
        checkLength(check, text, most);
        checkControls(check, text, c -> true);
        checkCharacters(check, text);
    }

    private static void checkLength(InputCheck check, String text, int most) {
        check.that(
                text.codePointCount(0, text.length()) <= most,
                "max-length",
                "must have at most " + most + " characters");
    }

    private static void checkControls(InputCheck check, String text, IntPredicate refused) {
        check.that(
                text.codePoints().filter(Character::isISOControl).noneMatch(refused),
                "no-control-characters",
                "must not hold control characters");
    }

    /** Notes half a character: a surrogate without its other half can't be written as UTF-8, so nobody gets it back. */
    public static void checkCharacters(InputCheck check, String text) {
        check.that(
                text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE),
                "no-lone-surrogates",
                "must not hold one half of a surrogate pair");
    }
}
