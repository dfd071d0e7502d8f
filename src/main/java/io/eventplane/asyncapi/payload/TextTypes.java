package io.eventplane.asyncapi.payload;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a text may stand for, by the types that its schema names: headers and plain text carry numbers and truth values as text.
 *
 * @param types of JSON Schema; empty when the schema tells none
 */
record TextTypes(Set<String> types) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9]\\d{0,999})(?:\\.\\d{1,1000})?(?:[eE][+-]?\\d{1,9})?");
    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9]\\d{0,999})");
    private static final int DIGITS_OF_INT = 9;

    TextTypes {
        types = Set.copyOf(types);
    }

    static TextTypes of(Located schema, Reading reading) {
        Optional<Located> found = reading.lenient().resolved(schema);
        JsonNode type = found.map(place -> place.node().path("type")).orElse(NODES.missingNode());
        Set<String> types = new LinkedHashSet<>();
        if (type.isString()) {
            types.add(type.stringValue());
        }
        type.values().stream().filter(JsonNode::isString).forEach(each -> types.add(each.stringValue()));
        return new TextTypes(types);
    }

    /** Whether every value of these types can be written as a text. */
    boolean areScalars() {
        return !types.isEmpty() && SCALARS.containsAll(types);
    }

    /** The value a text stands for; the text itself when strings are allowed, or when it is no value of another type. */
    JsonNode value(String text) {
        if (types.isEmpty() || types.contains("string")) {
            return NODES.stringNode(text);
        }
        if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
            return NODES.booleanNode(text.equals("true"));
        }
        boolean numeric = types.contains("number") || types.contains("integer");
        return numeric && NUMBER.matcher(text).matches() ? number(text) : NODES.stringNode(text);
    }

    private static JsonNode number(String text) {
        if (!INTEGER.matcher(text).matches()) {
            return NODES.numberNode(new BigDecimal(text));
        }
        return text.length() <= DIGITS_OF_INT
                ? NODES.numberNode(Integer.parseInt(text))
                : NODES.numberNode(new BigInteger(text));
    }
}
