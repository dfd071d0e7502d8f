package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.metered.MeteredText;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of a schema, unanchored; each character that it looks at costs a step. */
record BoundedPattern(Pattern pattern, Budget budget) {

    private static final int LENGTH = 1_000;

    /** Of an expression, read in one step. */
    private static final int CHARACTERS = 8;

    /** Empty when it can't be read here. */
    static Optional<BoundedPattern> of(String text, Budget budget) {
        budget.spend(1 + Math.min(text.length(), LENGTH) / CHARACTERS);
        try {
            return text.length() > LENGTH
                    ? Optional.empty()
                    : Optional.of(new BoundedPattern(Pattern.compile(text), budget));
        } catch (PatternSyntaxException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    boolean finds(String text) {
        try {
            return pattern.matcher(new MeteredText(text, () -> budget.spend(1))).find();
        } catch (StackOverflowError e) {
            throw new Budget.Exhausted();
        }
    }
}
