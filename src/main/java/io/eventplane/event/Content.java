package io.eventplane.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The data of one event.
 *
 * @param type null when the sender named none
 * @param data exactly the bytes that were sent; null when there is no data
 * @param parsed what they say, where reading the envelope has read them already
 * @param pointer where in what was sent the data is: {@code /3/data}; empty when it is the whole
 */
public record Content(
        @Nullable MediaType type,
        @Nullable BytesCloudEventData data,
        @Nullable JsonNode parsed,
        String pointer) {

    /** A body of its own. */
    static Content sent(@Nullable String contentType, BytesCloudEventData body) {
        return new Content(
                contentType == null ? null : type("Content-Type", contentType),
                body.toBytes().length == 0 ? null : body,
                null,
                "");
    }

    static MediaType type(String place, String text) {
        return MediaType.parse(text)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        Reason.MALFORMED_EVENT,
                        place + " is not a media type.",
                        List.of(new Violation(
                                place, "media-type", "expected type/subtype, such as application/json")))));
    }

    /** How many bytes of data there are. */
    public int size() {
        return bytes().length;
    }

    /** The data; no bytes when there is none. */
    public byte[] bytes() {
        return data == null ? new byte[0] : data.toBytes();
    }

    /**
     * What the data says, read as text of that type's charset.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} when it isn't text, {@code UNSUPPORTED_MEDIA_TYPE} for its charset
     */
    public String text(MediaType assumed) {
        var charset = assumed.charset().orElse(UTF_8);
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(Refusal.of(
                    Reason.MALFORMED_EVENT,
                    "The data is not the text that it says it is.",
                    List.of(new Violation(pointer, "encoding", "these bytes are not " + charset))));
        }
    }

    /**
     * The same, read already if it is JSON.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} when the sender says that it is JSON, and it isn't
     */
    public Content read() {
        return anyJson().map(json -> new Content(type, data, json, pointer)).orElse(this);
    }

    /**
     * What the data says, if it is JSON or nobody says that it is something else.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} when the sender says that it is JSON, and it isn't
     */
    private Optional<JsonNode> anyJson() {
        if (data == null || (type != null && !type.isJson())) {
            return Optional.empty();
        }
        return type == null ? unnamedJson() : Optional.of(json(type));
    }

    private Optional<JsonNode> unnamedJson() {
        try {
            return Optional.of(json(MediaType.json()));
        } catch (RefusedException notJson) {
            return Optional.empty();
        }
    }

    /**
     * What the data says, read as JSON of that type's charset.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} when it isn't JSON, {@code UNSUPPORTED_MEDIA_TYPE} for its charset
     */
    public JsonNode json(MediaType assumed) {
        if (parsed != null) {
            return parsed;
        }
        var text = data == null ? BytesCloudEventData.wrap(new byte[0]) : data;
        return JsonText.of(assumed.charset().orElse(null), text).tree(pointer);
    }
}
