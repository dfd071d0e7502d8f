package io.eventplane.asyncapi.inclusion;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What kind of value; together all there are. A number is an integer or has a fraction, so that one type may hold the other. */
enum Kind {
    NULL,
    BOOLEAN,
    OBJECT,
    ARRAY,
    STRING,
    INTEGER,
    FRACTION;

    static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    /** What the keyword {@code type} allows: all when there is none, or none that is understood. */
    static Set<Kind> allowedBy(JsonNode type) {
        if (type.isString()) {
            return named(type.stringValue());
        }
        if (!type.isArray() || type.isEmpty()) {
            return ALL;
        }
        var kinds = EnumSet.noneOf(Kind.class);
        type.forEach(one -> kinds.addAll(named(one.asString(""))));
        return kinds;
    }

    static Kind of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> OBJECT;
            case ARRAY -> ARRAY;
            case STRING, BINARY -> STRING;
            case BOOLEAN -> BOOLEAN;
            case NULL, MISSING -> NULL;
            case NUMBER -> isWhole(value) ? INTEGER : FRACTION;
        };
    }

    private static boolean isWhole(JsonNode number) {
        return number.isIntegralNumber()
                || number.decimalValue().remainder(BigDecimal.ONE).signum() == 0;
    }

    static String words(Collection<Kind> kinds) {
        return kinds.stream()
                .map(kind -> kind == FRACTION ? "number" : kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Set<Kind> named(String type) {
        return switch (type) {
            case "null" -> EnumSet.of(NULL);
            case "boolean" -> EnumSet.of(BOOLEAN);
            case "object" -> EnumSet.of(OBJECT);
            case "array" -> EnumSet.of(ARRAY);
            case "string" -> EnumSet.of(STRING);
            case "integer" -> EnumSet.of(INTEGER);
            case "number" -> EnumSet.of(INTEGER, FRACTION);
            default -> ALL;
        };
    }
}
