package io.eventplane.subscription;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An attribute that subscriptions on a kind of bus may set.
 *
 * @param name as it is written
 * @param values what it takes, in words that follow "expected": {@code 0, 1 or 2}
 * @param otherwise what counts when it is not set; for people
 * @param meaning one sentence; for people
 * @param valid whether a value is one
 */
public record SubscriptionAttribute(
        String name, String values, String otherwise, String meaning, Predicate<String> valid) {

    /** One that takes one of these values. */
    public static SubscriptionAttribute oneOf(String name, List<String> values, String otherwise, String meaning) {
        return new SubscriptionAttribute(name, String.join(" or ", values), otherwise, meaning, values::contains);
    }

    /** One that takes a whole number within these bounds. */
    public static SubscriptionAttribute number(String name, long least, long most, String otherwise, String meaning) {
        return new SubscriptionAttribute(
                name,
                "a number from " + least + " to " + most,
                otherwise,
                meaning,
                value -> isWithin(value, least, most));
    }

    /** One that takes a text of that form. */
    public static SubscriptionAttribute text(
            String name, Pattern form, String values, String otherwise, String meaning) {
        return new SubscriptionAttribute(name, values, otherwise, meaning, form.asMatchPredicate());
    }

    /** What is wrong with a value; empty when nothing is. */
    Optional<SubscriptionFinding> objectionTo(String value) {
        return valid.test(value)
                ? Optional.empty()
                : Optional.of(SubscriptionFinding.ofAttribute(name, "expected " + values));
    }

    private static boolean isWithin(String value, long least, long most) {
        if (!value.matches("-?[0-9]{1,18}")) {
            return false;
        }
        long number = Long.parseLong(value);
        return number >= least && number <= most;
    }
}
