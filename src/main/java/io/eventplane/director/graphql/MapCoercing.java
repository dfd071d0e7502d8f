package io.eventplane.director.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scalar carried as a JSON object, as a literal ({@code {accept: ["text/plain"]}}) as well as a variable.
 *
 * <p>GraphQL names cannot hold a dash, so in a literal a name may stand in no quotes only; {@code content-type} needs a variable.
 */
final class MapCoercing<T, V> implements Coercing<T, Map<String, V>> {

    private final String name;
    private final Function<Map<String, V>, T> read;
    private final Function<T, Map<String, V>> write;
    private final EntryValue<V> entryValue;

    /** Turns one value of the object into what the scalar holds, or says why it can't. */
    private interface EntryValue<V> {
        V of(String scalar, String key, @Nullable Object value);
    }

    private MapCoercing(
            String name,
            Function<Map<String, V>, T> read,
            Function<T, Map<String, V>> write,
            EntryValue<V> entryValue) {
        this.name = name;
        this.read = read;
        this.write = write;
        this.entryValue = entryValue;
    }

    static <T> MapCoercing<T, String> ofStrings(
            String name, Function<Map<String, String>, T> read, Function<T, Map<String, String>> write) {
        return new MapCoercing<>(name, read, write, MapCoercing::text);
    }

    static <T> MapCoercing<T, List<String>> ofLists(
            String name, Function<Map<String, List<String>>, T> read, Function<T, Map<String, List<String>>> write) {
        return new MapCoercing<>(name, read, write, MapCoercing::texts);
    }

    @Override
    @SuppressWarnings("unchecked") // The schema gives this coercing nothing but its own type.
    public Map<String, V> serialize(Object value, GraphQLContext context, Locale locale) {
        return write.apply((T) value);
    }

    @Override
    public T parseValue(Object input, GraphQLContext context, Locale locale) {
        if (!(input instanceof Map<?, ?> object)) {
            throw new CoercingParseValueException(name + " is a JSON object, got " + JsonKind.of(input));
        }
        try {
            return read.apply(entries(object));
        } catch (IllegalArgumentException e) {
            throw new CoercingParseValueException(e.getMessage(), e);
        }
    }

    @Override
    public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (!(input instanceof ObjectValue object)) {
            throw new CoercingParseLiteralException(name + " is a JSON object, got " + JsonKind.of(input));
        }
        try {
            return read.apply(entries(fields(object, variables)));
        } catch (IllegalArgumentException e) {
            throw new CoercingParseLiteralException(e.getMessage(), e);
        }
    }

    private Map<String, V> entries(Map<?, ?> object) {
        var entries = new LinkedHashMap<String, V>();
        object.forEach((key, value) -> entries.put(key.toString(), entryValue.of(name, key.toString(), value)));
        return entries;
    }

    private static Map<String, @Nullable Object> fields(ObjectValue object, CoercedVariables variables) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (ObjectField field : object.getObjectFields()) {
            fields.put(field.getName(), plain(field.getValue(), variables));
        }
        return fields;
    }

    private static @Nullable Object plain(Value<?> literal, CoercedVariables variables) {
        if (literal instanceof StringValue text) {
            return text.getValue();
        }
        if (literal instanceof ArrayValue list) {
            return list.getValues().stream().map(item -> plain(item, variables)).toList();
        }
        if (literal instanceof VariableReference variable) {
            return variables.get(variable.getName());
        }
        return literal instanceof NullValue ? null : literal;
    }

    private static String text(String scalar, String key, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(scalar + "." + key + ": expected a string, got " + JsonKind.of(value));
    }

    private static List<String> texts(String scalar, String key, @Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(item -> text(scalar, key, item)).toList();
        }
        return List.of(text(scalar, key, value));
    }
}
