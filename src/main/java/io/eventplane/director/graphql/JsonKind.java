package io.eventplane.director.graphql;

import graphql.language.Value;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in an error message what kind of value was given, without repeating the value: it may be a secret. */
final class JsonKind {

    private JsonKind() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof Collection) {
            return "a list";
        }
        if (value instanceof Value) {
            return "a literal of another kind (" + value.getClass().getSimpleName() + ")";
        }
        return value instanceof String ? "a string" : "a " + value.getClass().getSimpleName();
    }
}
