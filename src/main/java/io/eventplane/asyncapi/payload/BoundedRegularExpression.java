package io.eventplane.asyncapi.payload;

import com.networknt.schema.SchemaContext;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.regex.RegularExpressions;
import io.eventplane.asyncapi.metered.MeteredText;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a schema. The JDK's engine goes back and tries again, some patterns exponentially often; every
 * character it looks at is charged to the {@link EvaluationBudget}.
 */
record BoundedRegularExpression(Pattern pattern) implements RegularExpression {

    /** Compiles patterns of schemas; they are unanchored and, as far as the JDK knows it, ECMA 262. */
    static final RegularExpressionFactory FACTORY = new RegularExpressionFactory() {
        @Override
        public RegularExpression getRegularExpression(String regex) {
            return of(regex);
        }

        @Override
        public RegularExpression getRegularExpression(String regex, SchemaContext schemaContext) {
            return of(regex);
        }
    };

    private static BoundedRegularExpression of(String regex) {
        try {
            return new BoundedRegularExpression(Pattern.compile(RegularExpressions.replaceLongformCharacterProperties(
                    RegularExpressions.replaceDollarAnchors(regex))));
        } catch (StackOverflowError e) {
            throw new PatternSyntaxException("nested too deep", regex, -1);
        }
    }

    @Override
    public boolean matches(String value) {
        EvaluationBudget budget = EvaluationBudget.current();
        try {
            return pattern.matcher(new MeteredText(value, () -> budget.spend(1)))
                    .find();
        } catch (StackOverflowError e) {
            // The engine recurses once per repetition of a group, so long values need more stack than there is.
            throw new EvaluationBudget.Exhausted();
        }
    }
}
