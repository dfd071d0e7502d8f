package io.eventplane.asyncapi.structure;

import java.util.Map;
import java.util.Set;

/**
 * What a value is, which decides what its keys mean. AsyncAPI's objects and schemas need not be told apart: no field of the one is
 * something else in the other.
 *
 * @see <a href="https://json-schema.org/draft-07/json-schema-validation#rfc.section.10">annotations and data in JSON Schema draft-07</a>
 */
public enum Nature {

    /** An object of AsyncAPI or a schema, or a list of those: keys are fields or keywords. */
    NODE,

    /** Objects of AsyncAPI by names that somebody has chosen, or in a list. */
    OBJECTS,

    /** Schemas by names that somebody has chosen: {@code $ref}, {@code enum} and {@code x-a} are names as well. */
    SCHEMAS,

    /** What a vendor has put there: read like the rest, as the rest may refer into it. */
    EXTENSION,

    /** A value that the document carries as it is, whatever it looks like. */
    DATA;

    private static final Set<String> VALUES = Set.of("const", "default", "enum", "example", "examples");

    private static final Map<String, Nature> MAPS = Map.ofEntries(
            Map.entry("$defs", SCHEMAS),
            Map.entry("channelBindings", OBJECTS),
            Map.entry("channels", OBJECTS),
            Map.entry("correlationIds", OBJECTS),
            Map.entry("definitions", SCHEMAS),
            Map.entry("dependencies", SCHEMAS),
            Map.entry("dependentSchemas", SCHEMAS),
            Map.entry("externalDocs", OBJECTS),
            Map.entry("messageBindings", OBJECTS),
            Map.entry("messageTraits", OBJECTS),
            Map.entry("messages", OBJECTS),
            Map.entry("operationBindings", OBJECTS),
            Map.entry("operationTraits", OBJECTS),
            Map.entry("operations", OBJECTS),
            Map.entry("parameters", OBJECTS),
            Map.entry("patternProperties", SCHEMAS),
            Map.entry("properties", SCHEMAS),
            Map.entry("replies", OBJECTS),
            Map.entry("replyAddresses", OBJECTS),
            Map.entry("schemas", OBJECTS),
            Map.entry("securitySchemes", OBJECTS),
            Map.entry("serverBindings", OBJECTS),
            Map.entry("serverVariables", OBJECTS),
            Map.entry("servers", OBJECTS),
            Map.entry("tags", OBJECTS),
            Map.entry("variables", OBJECTS),
            // Files that a fetched document refers to, by their names.
            Map.entry("x-bundled", OBJECTS));

    /** Whether {@code $ref} with a text is a reference there. */
    boolean mayRefer() {
        return this != SCHEMAS && this != DATA;
    }

    /** What is behind a key. */
    Nature under(String key) {
        return switch (this) {
            case NODE, EXTENSION -> ofField(key);
            case OBJECTS, SCHEMAS -> NODE;
            case DATA -> DATA;
        };
    }

    /** What an item is where this is a list. */
    Nature ofItem() {
        return this == DATA || this == EXTENSION ? this : NODE;
    }

    private static Nature ofField(String key) {
        if (VALUES.contains(key)) {
            return DATA;
        }
        return MAPS.getOrDefault(key, key.startsWith("x-") ? EXTENSION : NODE);
    }
}
