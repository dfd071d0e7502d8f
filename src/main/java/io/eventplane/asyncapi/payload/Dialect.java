package io.eventplane.asyncapi.payload;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the older relatives of draft-07 say differently. Each is made into draft-07, one schema at a time, so there is one validator
 * with one set of limits.
 *
 * @see <a href="https://json-schema.org/draft-06/json-schema-release-notes">From draft-04 to draft-06</a>
 * @see <a href="https://spec.openapis.org/oas/v3.0.4.html#schema-object">OpenAPI 3.0.4, Schema Object</a>
 */
final class Dialect {

    private static final Set<String> CONDITIONS = Set.of("if", "then", "else");
    private static final Set<String> SINCE_DRAFT_06 = Set.of("const", "contains", "propertyNames");
    private static final Map<String, String> BOUNDS =
            Map.of("exclusiveMaximum", "maximum", "exclusiveMinimum", "minimum");

    private Dialect() {}

    /**
     * Changes a copy to what it means.
     *
     * @param source the schema it was copied from
     */
    static ObjectNode asDraft07(SchemaLanguage language, JsonNode source, ObjectNode copy) {
        switch (language) {
            case DRAFT_06 -> copy.remove(CONDITIONS);
            case DRAFT_04 -> olderThanDraft06(copy);
            case OPENAPI_3_0 -> {
                olderThanDraft06(copy);
                nullable(source, copy);
            }
            case DRAFT_07, AVRO, OTHER -> {}
        }
        return copy;
    }

    private static void olderThanDraft06(ObjectNode copy) {
        copy.remove(CONDITIONS);
        copy.remove(SINCE_DRAFT_06);
        BOUNDS.forEach((exclusive, bound) -> exclude(copy, exclusive, bound));
    }

    /** {@code maximum: 3, exclusiveMaximum: true} is {@code exclusiveMaximum: 3}. */
    private static void exclude(ObjectNode copy, String exclusive, String bound) {
        if (!copy.path(exclusive).isBoolean()) {
            return;
        }
        boolean excluded = copy.remove(exclusive).booleanValue();
        if (excluded && copy.has(bound)) {
            copy.set(exclusive, copy.remove(bound));
        }
    }

    private static void nullable(JsonNode source, ObjectNode copy) {
        JsonNode type = copy.path("type");
        if (source.path("nullable").asBoolean(false) && type.isString()) {
            copy.putArray("type").add(type).add("null");
        }
    }
}
