package io.eventplane.asyncapi.payload;

import io.eventplane.asyncapi.channel.Message;
import java.util.Locale;

/**
 * The languages of payload schemas that are understood.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.1.0#multiFormatSchemaObject">formats</a>
 */
enum SchemaLanguage {
    /** AsyncAPI's own and JSON Schema draft-07, which are one here. */
    DRAFT_07,
    /** Draft-07 without conditions. */
    DRAFT_06,
    /** Before that, whether a bound is itself allowed was true or false. */
    DRAFT_04,
    /** The Schema Object of OpenAPI 3.0: draft-04's bounds, and {@code nullable}. */
    OPENAPI_3_0,
    AVRO,
    /** Anything else: later drafts of JSON Schema, RAML, Protocol Buffers, XSD. */
    OTHER;

    private static final String ASYNC_API = "application/vnd.aai.asyncapi";

    static SchemaLanguage of(Message message) {
        return of(message.schemaFormat().orElse(ASYNC_API));
    }

    /** The language of a media type; its notation, JSON or YAML, makes no difference. */
    static SchemaLanguage of(String format) {
        String[] parts =
                format.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "").split(";", 2);
        String version = parts.length == 1 ? "" : parts[1];
        return switch (parts[0].replaceFirst("\\+(json|yaml)$", "")) {
            case ASYNC_API -> DRAFT_07;
            case "application/schema" -> draft(version);
            case "application/vnd.oai.openapi" -> version.startsWith("version=3.0") ? OPENAPI_3_0 : OTHER;
            case "application/vnd.apache.avro" -> AVRO;
            default -> OTHER;
        };
    }

    private static SchemaLanguage draft(String version) {
        return switch (version) {
            case "", "version=draft-07" -> DRAFT_07;
            case "version=draft-06" -> DRAFT_06;
            case "version=draft-04" -> DRAFT_04;
            default -> OTHER;
        };
    }

    /** Whether it becomes JSON Schema draft-07. */
    boolean isJsonSchema() {
        return switch (this) {
            case DRAFT_07, DRAFT_06, DRAFT_04, OPENAPI_3_0 -> true;
            case AVRO, OTHER -> false;
        };
    }
}
