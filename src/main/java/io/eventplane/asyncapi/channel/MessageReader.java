package io.eventplane.asyncapi.channel;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** Reads message objects; the two major versions differ in whose word counts when a trait disagrees with its message. */
final class MessageReader {

    private static final String DEFAULT_CONTENT_TYPE = "application/json";

    private final Reading reading;
    private final boolean traitsOverride;
    private final String defaultContentType;
    private int read;

    /**
     * @param traitsOverride 2.x: traits are patched onto the message, so the last one wins. 3.x: the message wins, then the
     *     last trait
     */
    MessageReader(Reading reading, boolean traitsOverride) {
        this.reading = reading;
        this.traitsOverride = traitsOverride;
        this.defaultContentType =
                reading.text(reading.root(), "defaultContentType").orElse(DEFAULT_CONTENT_TYPE);
    }

    /** @param fallback the name of a message that has none and no key either */
    Message read(Located message, String fallback) {
        if (++read > Limits.MESSAGES) {
            throw new InvalidDocumentException(Rule.LIMIT.at(
                    message.location(), "there are more than " + Limits.MESSAGES + " messages to publish"));
        }
        if (References.isReference(message.node())) {
            return outside(message, fallback);
        }
        List<Located> layers = layers(message);
        Optional<Located> payload = Reading.present(message, "payload");
        Optional<Located> multiFormat = payload.flatMap(this::multiFormat);
        Optional<String> schemaFormat = multiFormat.isPresent()
                ? reading.text(multiFormat.get(), "schemaFormat")
                : text(layers, "schemaFormat");
        return new Message(
                text(layers, "name")
                        .or(() -> key(message))
                        .or(() -> text(layers, "messageId"))
                        .orElse(fallback),
                text(layers, "contentType").orElse(defaultContentType),
                multiFormat
                        .map(format -> format.child("schema"))
                        .or(() -> payload)
                        .map(MessageReader::pointer),
                headers(layers),
                schemaFormat);
    }

    /** A message that is described elsewhere: it may be anything. */
    private static Message outside(Located message, String fallback) {
        return new Message(key(message).orElse(fallback), "", Optional.empty(), List.of(), Optional.empty());
    }

    /** The objects that say something about the message; who comes first is right. */
    private List<Located> layers(Located message) {
        List<Located> layers = new ArrayList<>();
        layers.add(message);
        for (Located trait : reading.items(message, "traits")) {
            int place = traitsOverride ? 0 : 1;
            reading.resolved(trait).filter(reading::isObject).ifPresent(found -> layers.add(place, found));
        }
        return layers;
    }

    private Optional<String> text(List<Located> layers, String field) {
        return layers.stream()
                .flatMap(layer -> reading.text(layer, field).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static List<JsonPointer> headers(List<Located> layers) {
        return layers.stream()
                .flatMap(layer -> Reading.present(layer, "headers").stream())
                .map(MessageReader::pointer)
                .toList();
    }

    private static Optional<String> key(Located message) {
        return message.trail().stream()
                .filter(location ->
                        location.isWithin("messages") && !location.token().isEmpty())
                .map(Location::token)
                .findFirst();
    }

    /** 3.x: a payload that names its schema language holds the schema one level deeper, perhaps behind a reference. */
    private Optional<Located> multiFormat(Located payload) {
        try {
            return Optional.of(reading.references().resolve(payload)).filter(MessageReader::isMultiFormat);
        } catch (References.Broken reportedWithTheSchema) {
            return Optional.empty();
        }
    }

    private static boolean isMultiFormat(Located payload) {
        return payload.node().has("schemaFormat") && payload.node().has("schema");
    }

    private static JsonPointer pointer(Located schema) {
        return JsonPointer.compile(schema.location().pointer());
    }
}
