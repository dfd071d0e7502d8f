package io.eventplane.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.data.BytesCloudEventData;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The data of an event in JSON format: as JSON, as text or as base64. Its media type may stand behind it, so it waits for the end. */
final class StructuredData {

    private static final MediaType JSON = MediaType.parse("application/json").orElseThrow();

    private final AttributeReader attributes;
    private final String pointer;
    private @Nullable JsonNode json;
    private @Nullable BytesCloudEventData bytes;

    StructuredData(AttributeReader attributes, String pointer) {
        this.attributes = attributes;
        this.pointer = pointer;
    }

    /** The member {@code data}, and how it was written. */
    void json(JsonNode value, BytesCloudEventData written) {
        requireFirst("data");
        json = value;
        bytes = written;
    }

    /** The member {@code data_base64}. */
    void base64(JsonNode value) {
        requireFirst("data_base64");
        if (value.isNull()) {
            return;
        }
        try {
            bytes = BytesCloudEventData.wrap(Base64.getDecoder().decode(value.isString() ? value.stringValue() : "-"));
        } catch (IllegalArgumentException e) {
            attributes.violate("data_base64", "base64", "expected a string in base64 (RFC 4648, section 4)");
        }
    }

    Content content() {
        var type = attributes.contentType();
        if (json == null) {
            return new Content(type, bytes, null, pointer + (bytes == null ? "/data" : "/data_base64"));
        }
        if (type != null && !type.isJson() && json.isString()) {
            return text(type, json.stringValue());
        }
        return new Content(type == null ? JSON : type, bytes, json, pointer + "/data");
    }

    /** The format's rule for a string in {@code data} when the media type isn't JSON: the string's content is the data. */
    private Content text(MediaType type, String value) {
        var encoded = value.getBytes(type.charset().orElse(UTF_8));
        return new Content(type, BytesCloudEventData.wrap(encoded), null, pointer + "/data");
    }

    private void requireFirst(String member) {
        if (bytes != null || json != null) {
            attributes.violate(member, "exclusive", "an event has data or data_base64, not both");
        }
    }
}
