package io.eventplane.notice;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notices as CloudEvents 1.0 in structured JSON: what travels on the address {@code notices}. Fields it does not know
 * it leaves aside.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents 1.0.2, JSON format</a>
 */
public final class NoticeCodec {

    /** The CloudEvents {@code source} of every notice. */
    public static final String SOURCE = "/eventplane/director";

    /** The media type of what {@link #encode} answers. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    private NoticeCodec() {}

    /** The notice as one line of JSON. */
    public static String encode(Notice notice) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", notice.id())
                .put("source", SOURCE)
                .put("type", notice.type().cloudEventType())
                .put("subject", notice.definitionId())
                .put("time", notice.time().toString())
                .put("datacontenttype", "application/json");
        event.set("data", data(notice));
        return JSON.writeValueAsString(event);
    }

    /**
     * The notice in this text.
     *
     * @throws IllegalArgumentException when it is not one; says what is wrong
     */
    public static Notice decode(String json) {
        JsonNode event = parse(json);
        if (!"1.0".equals(text(event, "specversion"))) {
            throw malformed("specversion must be 1.0, was " + text(event, "specversion"));
        }
        JsonNode data = event.path("data");
        Notice notice = new Notice(
                text(event, "id"),
                NoticeType.of(text(event, "type")),
                time(event),
                text(data, "definitionId"),
                text(data, "applicationId"),
                generation(data),
                eventUrls(data));
        if (!notice.definitionId().equals(text(event, "subject"))) {
            throw malformed(
                    "its subject " + text(event, "subject") + " is not its definition " + notice.definitionId());
        }
        return notice;
    }

    private static ObjectNode data(Notice notice) {
        ObjectNode data = JSON.createObjectNode()
                .put("definitionId", notice.definitionId())
                .put("applicationId", notice.applicationId())
                .put("generation", notice.generation());
        var eventUrls = data.putArray("eventUrls");
        notice.eventUrls()
                .forEach(eventUrl -> eventUrls
                        .addObject()
                        .put("runtimeId", eventUrl.runtimeId())
                        .put("url", eventUrl.url()));
        return data;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a notice: not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Instant time(JsonNode event) {
        String time = text(event, "time");
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a notice: time must be as in RFC 3339, was " + time, e);
        }
    }

    private static long generation(JsonNode data) {
        JsonNode generation = data.path("generation");
        if (!generation.isIntegralNumber() || !generation.canConvertToLong()) {
            throw malformed("generation must be a whole number, was " + generation);
        }
        return generation.longValue();
    }

    private static List<EventUrl> eventUrls(JsonNode data) {
        List<EventUrl> eventUrls = new ArrayList<>();
        data.path("eventUrls").forEach(each -> eventUrls.add(new EventUrl(text(each, "runtimeId"), text(each, "url"))));
        return eventUrls;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw malformed(field + " must be a string, was " + value);
        }
        return value.stringValue();
    }

    private static IllegalArgumentException malformed(String reason) {
        return new IllegalArgumentException("not a notice: " + reason);
    }
}
