package io.eventplane.asyncapi.payload.avro;

import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds a JSON tree against an Avro schema. Each value of the tree is looked at once, so it needs no further limit than the text had.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#json-encoding">Avro 1.12.0, JSON encoding</a>
 */
final class JsonData {

    private static final int MOST_VIOLATIONS = 20;

    /** What the encoding writes for numbers that JSON has not. */
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private final List<Violation> violations = new ArrayList<>();

    private JsonData() {}

    static List<Violation> violations(Schema schema, JsonNode json) {
        JsonData data = new JsonData();
        data.value(schema, json, Location.ROOT);
        return List.copyOf(data.violations);
    }

    private void value(Schema schema, JsonNode json, Location at) {
        switch (schema.getType()) {
            case NULL -> require(json.isNull(), schema, at);
            case BOOLEAN -> require(json.isBoolean(), schema, at);
            case INT -> require(json.isIntegralNumber() && json.canConvertToInt(), schema, at);
            case LONG -> require(json.isIntegralNumber() && json.canConvertToLong(), schema, at);
            case FLOAT, DOUBLE -> require(isNumber(json), schema, at);
            case STRING -> require(json.isString(), schema, at);
            case BYTES -> require(isBytes(json), schema, at);
            case FIXED -> require(isBytes(json) && json.stringValue().length() == schema.getFixedSize(), schema, at);
            case ENUM -> require(json.isString() && schema.hasEnumSymbol(json.stringValue()), schema, at);
            case UNION -> union(schema, json, at);
            case ARRAY -> array(schema, json, at);
            case MAP -> map(schema, json, at);
            case RECORD -> record(schema, json, at);
        }
    }

    private static boolean isNumber(JsonNode json) {
        return json.isNumber() || (json.isString() && NO_NUMBERS.contains(json.stringValue()));
    }

    /** A character for each byte, the first 256 of Unicode. */
    private static boolean isBytes(JsonNode json) {
        return json.isString() && json.stringValue().chars().allMatch(c -> c <= 0xFF);
    }

    private void union(Schema union, JsonNode json, Location at) {
        @Nullable Integer branch = json.isNull() ? union.getIndexNamed("null") : named(union, json);
        if (branch == null) {
            note(at, "union", "expected " + alternatives(union));
        } else if (!json.isNull()) {
            Map.Entry<String, JsonNode> only = json.properties().iterator().next();
            value(union.getTypes().get(branch), only.getValue(), at.child(only.getKey()));
        }
    }

    private static @Nullable Integer named(Schema union, JsonNode json) {
        return json.isObject() && json.size() == 1
                ? union.getIndexNamed(json.propertyNames().iterator().next())
                : null;
    }

    private static String alternatives(Schema union) {
        return union.getTypes().stream()
                .limit(MOST_VIOLATIONS)
                .map(branch -> branch.getType() == Schema.Type.NULL ? "null" : "{\"" + branch.getFullName() + "\": …}")
                .collect(Collectors.joining(" or "));
    }

    private void array(Schema schema, JsonNode json, Location at) {
        require(json.isArray(), schema, at);
        for (int index = 0; json.isArray() && index < json.size() && !isFull(); index++) {
            value(schema.getElementType(), json.path(index), at.child(index));
        }
    }

    private void map(Schema schema, JsonNode json, Location at) {
        require(json.isObject(), schema, at);
        json.properties().forEach(entry -> {
            if (!isFull()) {
                value(schema.getValueType(), entry.getValue(), at.child(entry.getKey()));
            }
        });
    }

    private void record(Schema schema, JsonNode json, Location at) {
        require(json.isObject(), schema, at);
        if (json.isObject()) {
            schema.getFields().forEach(field -> field(field, json, at));
            if (json.size() > schema.getFields().size() || !violations.isEmpty()) {
                json.propertyNames().stream()
                        .filter(name -> schema.getField(name) == null)
                        .forEach(
                                name -> note(at.child(name), "unknown-field", schema.getName() + " has no such field"));
            }
        }
    }

    /** Defaults are for readers: a writer leaves nothing out. */
    private void field(Schema.Field field, JsonNode record, Location at) {
        JsonNode value = record.path(field.name());
        if (value.isMissingNode()) {
            note(at.child(field.name()), "required", "this field is missing");
        } else if (!isFull()) {
            value(field.schema(), value, at.child(field.name()));
        }
    }

    private void require(boolean condition, Schema schema, Location at) {
        if (!condition) {
            note(at, "type", "expected " + wanted(schema));
        }
    }

    private static String wanted(Schema schema) {
        return switch (schema.getType()) {
            case ENUM ->
                "one of "
                        + schema.getEnumSymbols().stream()
                                .limit(MOST_VIOLATIONS)
                                .toList();
            case BYTES -> "bytes as a string, a character up to U+00FF for each";
            case FIXED -> schema.getFixedSize() + " bytes as a string, a character up to U+00FF for each";
            case INT -> "an integer of 32 bits";
            case LONG -> "an integer of 64 bits";
            case RECORD, MAP -> "an object";
            case NULL, BOOLEAN, FLOAT, DOUBLE, STRING, UNION, ARRAY ->
                schema.getType().getName();
        };
    }

    private boolean isFull() {
        return violations.size() >= MOST_VIOLATIONS;
    }

    private void note(Location at, String rule, String message) {
        if (!isFull()) {
            violations.add(new Violation(at.pointer(), rule, message));
        }
    }
}
