package io.eventplane.lifecycle;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a version, such as {@code 1.4.0-rc.1}, {@code v2}, {@code v1beta1}, {@code 2024-05-01} or {@code 7}, in a total order:
 *
 * <ol>
 *   <li>Names that are no versions ({@code draft}, {@code latest}) come before all others, so that none of them is ever the newest.
 *   <li>Then by numbers: what dots divide, or the year, month and day of a date. A {@code v} in front says nothing, a number that is
 *       not there is 0, and so every date comes after every usual version.
 *   <li>Of the same numbers, pre-releases come first, ordered as Semantic Versioning orders them, then the release; what follows a
 *       {@code +} says nothing.
 *   <li>Those that are the same in all of this ({@code 1}, {@code v1}, {@code 1.0.0}) by their text, so that only the same text is
 *       equal.
 * </ol>
 *
 * @param text as its owner wrote it
 * @see <a href="https://semver.org/spec/v2.0.0.html#spec-item-11">Semantic Versioning 2.0.0, precedence</a>
 */
public record VersionName(String text) implements Comparable<VersionName> {

    /** A date, or numbers divided by dots; then perhaps a pre-release, after a dash or as letters at once; then perhaps a build. */
    private static final Pattern FORM =
            Pattern.compile("[vV]?(?<numbers>\\d{4}-\\d{2}(?:-\\d{2})?(?![\\d.])|\\d+(?:\\.\\d+)*)"
                    + "(?:-(?<pre>[0-9A-Za-z.-]+)|(?<letters>[A-Za-z][0-9A-Za-z.-]*))?(?:\\+.*)?");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final Comparator<String> BY_IDENTIFIER =
            Comparator.comparing(VersionName::isText).thenComparing(VersionName::compareAlike);

    private static final Comparator<Parts> BY_PRECEDENCE = Comparator.comparing(Parts::isVersion)
            .thenComparing(Parts::numbers, VersionName::compareNumbers)
            .thenComparing(Parts::isRelease)
            .thenComparing(Parts::preRelease, VersionName::compareIdentifiers);

    private record Parts(List<BigInteger> numbers, List<String> preRelease) {

        boolean isVersion() {
            return !numbers.isEmpty();
        }

        boolean isRelease() {
            return preRelease.isEmpty();
        }
    }

    @Override
    public int compareTo(VersionName other) {
        int precedence = BY_PRECEDENCE.compare(parts(), other.parts());
        return precedence != 0 ? precedence : text.compareTo(other.text);
    }

    private Parts parts() {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? new Parts(numbers(form.group("numbers")), preRelease(form.group("pre"), form.group("letters")))
                : new Parts(List.of(), List.of());
    }

    private static List<BigInteger> numbers(String text) {
        return Arrays.stream(text.split("[.-]")).map(BigInteger::new).toList();
    }

    /** Groups that took no part are null. */
    @SuppressWarnings("NullAway")
    private static List<String> preRelease(String afterDash, String letters) {
        String text = afterDash == null ? letters : afterDash;
        return text == null ? List.of() : List.of(text.split("\\.", -1));
    }

    private static int compareNumbers(List<BigInteger> these, List<BigInteger> those) {
        for (int index = 0; index < Math.max(these.size(), those.size()); index++) {
            int difference = number(these, index).compareTo(number(those, index));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static BigInteger number(List<BigInteger> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }

    private static int compareIdentifiers(List<String> these, List<String> those) {
        for (int index = 0; index < Math.min(these.size(), those.size()); index++) {
            int difference = BY_IDENTIFIER.compare(these.get(index), those.get(index));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(these.size(), those.size());
    }

    /** Numbers come before texts. */
    private static boolean isText(String identifier) {
        return !NUMBER.matcher(identifier).matches();
    }

    private static int compareAlike(String one, String other) {
        return isText(one) ? one.compareTo(other) : new BigInteger(one).compareTo(new BigInteger(other));
    }
}
