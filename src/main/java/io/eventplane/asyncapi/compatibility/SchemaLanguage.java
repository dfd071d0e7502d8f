package io.eventplane.asyncapi.compatibility;

import java.util.Locale;

/**
 * The language a payload's schema is written in.
 *
 * @param name its media type without version; empty for AsyncAPI's own and JSON Schema, which are one
 */
record SchemaLanguage(String name) {

    static SchemaLanguage of(String schemaFormat) {
        int end = schemaFormat.indexOf(';');
        String type = (end < 0 ? schemaFormat : schemaFormat.substring(0, end))
                .strip()
                .toLowerCase(Locale.ROOT);
        int notation = type.endsWith("+json") || type.endsWith("+yaml") ? 5 : 0;
        String language = type.substring(0, type.length() - notation);
        return new SchemaLanguage(
                switch (language) {
                    case "", "application/vnd.aai.asyncapi", "application/schema" -> "";
                    default -> language;
                });
    }

    boolean isJsonSchema() {
        return name.isEmpty();
    }
}
