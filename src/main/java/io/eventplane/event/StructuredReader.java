package io.eventplane.event;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.refusal.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads events in CloudEvents' JSON format, one pass over the text, and keeps the data byte for byte as it was sent.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents 1.0.2, JSON
 *     format</a>
 */
final class StructuredReader {

    private final JsonText text;
    private final JsonParser parser;
    private final String pointer;
    private final Set<String> names = new HashSet<>();
    private final AttributeReader attributes;
    private final StructuredData data;

    private StructuredReader(JsonText text, JsonParser parser, String pointer) {
        this.text = text;
        this.parser = parser;
        this.pointer = pointer;
        this.attributes = new AttributeReader(this::place);
        this.data = new StructuredData(attributes, pointer);
    }

    /** The one event of the text. */
    static List<EventDraft> one(JsonText text) {
        return text.read(parser -> {
            JsonText.require(
                    parser.nextToken() == JsonToken.START_OBJECT, "", "expected one CloudEvent, a JSON object");
            var event = new StructuredReader(text, parser, "").event();
            JsonText.requireEnd(parser, "");
            return List.of(event);
        });
    }

    /** The events of the text, in their order. */
    static List<EventDraft> all(JsonText text) {
        return text.read(parser -> {
            JsonText.require(parser.nextToken() == JsonToken.START_ARRAY, "", "expected a JSON array of CloudEvents");
            var events = items(text, parser);
            JsonText.requireEnd(parser, "");
            return events;
        });
    }

    private static List<EventDraft> items(JsonText text, JsonParser parser) {
        var events = new ArrayList<EventDraft>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var pointer = "/" + events.size();
            JsonText.require(
                    parser.currentToken() == JsonToken.START_OBJECT, pointer, "expected a CloudEvent, a JSON object");
            events.add(new StructuredReader(text, parser, pointer).event());
        }
        return events;
    }

    private EventDraft event() {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            if (!names.add(name)) {
                throw new RefusedException(JsonText.malformed(place(name), "duplicate-key", "this is here twice"));
            }
            parser.nextToken();
            member(name);
        }
        return attributes.draft(data.content());
    }

    private void member(String name) {
        switch (name) {
            case "data" -> data();
            case "data_base64" -> data.base64(JsonText.value(parser));
            default -> attribute(name);
        }
    }

    private void data() {
        long from = parser.currentTokenLocation().getByteOffset();
        var value = JsonText.value(parser);
        data.json(
                value,
                BytesCloudEventData.wrap(
                        text.slice(from, parser.currentLocation().getByteOffset())));
    }

    private void attribute(String name) {
        switch (parser.currentToken()) {
            case VALUE_STRING -> attributes.text(name, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> attributes.truth(name, parser.getBooleanValue());
            case VALUE_NUMBER_INT -> integer(name);
            // The format lets a sender write null for an attribute that it doesn't set.
            case VALUE_NULL -> {}
            case VALUE_NUMBER_FLOAT -> attributes.violate(name, "type", "a number in an attribute is a whole number");
            case START_OBJECT, START_ARRAY -> container(name);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value starts with " + parser.currentToken());
        }
    }

    private void integer(String name) {
        if (parser.getNumberType() == JsonParser.NumberType.INT) {
            attributes.number(name, parser.getIntValue());
        } else {
            attributes.violate(name, "type", "a number in an attribute has at most 32 bits");
        }
    }

    private void container(String name) {
        parser.skipChildren();
        attributes.violate(name, "type", "an attribute is no object and no array");
    }

    private String place(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
