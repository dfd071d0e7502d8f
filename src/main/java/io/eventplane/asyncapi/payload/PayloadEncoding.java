package io.eventplane.asyncapi.payload;

import java.util.Locale;
import java.util.Set;

/** How a payload is written, as far as it can be held against a schema. */
public enum PayloadEncoding {
    JSON,
    /** Avro's binary encoding. */
    AVRO_BINARY,
    TEXT,
    OTHER;

    private static final Set<String> AVRO = Set.of(
            "application/avro",
            "avro/binary",
            "application/octet-stream",
            "application/vnd.apache.avro",
            "application/vnd.apache.avro+binary");

    /** That of a media type, with or without parameters, in any case. */
    public static PayloadEncoding of(String contentType) {
        int end = contentType.indexOf(';');
        return ofEssence(
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT));
    }

    /** That of a media type in lower case and without parameters. */
    public static PayloadEncoding ofEssence(String essence) {
        if (essence.endsWith("/json") || essence.endsWith("+json")) {
            return JSON;
        }
        if (AVRO.contains(essence)) {
            return AVRO_BINARY;
        }
        return essence.equals("text/plain") ? TEXT : OTHER;
    }
}
