package io.eventplane.director.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.Locale;
import java.util.function.Function;

/** A scalar carried as a JSON string. */
final class TextCoercing<T> implements Coercing<T, String> {

    private final Function<String, T> read;
    private final Function<T, String> write;

    private TextCoercing(Function<String, T> read, Function<T, String> write) {
        this.read = read;
        this.write = write;
    }

    static <T> TextCoercing<T> of(Function<String, T> read, Function<T, String> write) {
        return new TextCoercing<>(read, write);
    }

    @Override
    @SuppressWarnings("unchecked") // The schema gives this coercing nothing but its own type.
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        return write.apply((T) value);
    }

    @Override
    public T parseValue(Object input, GraphQLContext context, Locale locale) {
        if (!(input instanceof String text)) {
            throw new CoercingParseValueException("expected a string, got " + JsonKind.of(input));
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new CoercingParseValueException(e.getMessage(), e);
        }
    }

    @Override
    public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (!(input instanceof StringValue text)) {
            throw new CoercingParseLiteralException("expected a string, got " + JsonKind.of(input));
        }
        try {
            return read.apply(text.getValue());
        } catch (IllegalArgumentException e) {
            throw new CoercingParseLiteralException(e.getMessage(), e);
        }
    }

    /** How the schema shows a default. */
    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(parseValue(input, context, locale).toString());
    }
}
