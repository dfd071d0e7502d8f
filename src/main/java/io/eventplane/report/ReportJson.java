package io.eventplane.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fields of a report strictly: each is there, and of its kind, or an {@link IllegalArgumentException} says what is wrong. */
final class ReportJson {

    private ReportJson() {}

    static JsonNode parse(String json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a report: not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static <T> List<T> each(JsonNode node, String field, Function<JsonNode, T> reader) {
        JsonNode array = node.path(field);
        if (!array.isArray()) {
            throw malformed(field + " must be an array");
        }
        return array.valueStream().map(reader).toList();
    }

    static <E extends Enum<E>> E constant(E[] constants, JsonNode node, String field) {
        String name = text(node, field);
        return Arrays.stream(constants)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> malformed(field + " must be one of " + Arrays.toString(constants)));
    }

    static Instant time(JsonNode node, String field) {
        try {
            return OffsetDateTime.parse(text(node, field)).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a report: " + field + " must be as in RFC 3339", e);
        }
    }

    static long number(JsonNode node, String field) {
        JsonNode number = node.path(field);
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw malformed(field + " must be a whole number");
        }
        return number.longValue();
    }

    static void require(JsonNode event, String field, String value) {
        if (!value.equals(text(event, field))) {
            throw malformed(field + " must be " + value);
        }
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw malformed(field + " must be a string");
        }
        return value.stringValue();
    }

    static IllegalArgumentException malformed(String reason) {
        return new IllegalArgumentException("not a report: " + reason);
    }
}
