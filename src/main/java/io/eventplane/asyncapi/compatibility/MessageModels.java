package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads messages; each once, wherever it is referred to. */
final class MessageModels {

    private static final int CHOICES = 4;

    private final ModelSource source;
    private final boolean traitsOverride;
    private final String defaultContentType;
    private final Map<Location, MessageModel> read = new HashMap<>();

    /** @param traitsOverride 2.x: the last trait wins; 3.x: the message wins, then the last trait */
    MessageModels(ModelSource source, boolean traitsOverride) {
        this.source = source;
        this.traitsOverride = traitsOverride;
        this.defaultContentType =
                source.text(source.root(), "defaultContentType").orElse("application/json");
    }

    /** A message, or a choice of messages, which may be choices themselves. */
    Stream<MessageModel> all(Located message) {
        return all(message, 0);
    }

    private Stream<MessageModel> all(Located message, int depth) {
        Located resolved = source.resolved(message);
        if (!resolved.node().isObject() || depth > CHOICES) {
            return Stream.empty();
        }
        return resolved.node().path("oneOf").isArray()
                ? source.items(resolved.child("oneOf")).stream().flatMap(choice -> all(choice, depth + 1))
                : Stream.of(one(resolved));
    }

    private MessageModel one(Located message) {
        MessageModel known = read.get(message.location());
        if (known == null) {
            known = model(message);
            read.put(message.location(), known);
        }
        return known;
    }

    private MessageModel model(Located message) {
        List<Located> layers = layers(message);
        Optional<Located> payload = ModelSource.present(source.field(message, "payload"));
        Optional<Located> multiFormat = payload.filter(
                own -> own.node().has("schemaFormat") && own.node().has("schema"));
        Optional<String> format =
                multiFormat.flatMap(own -> source.text(own, "schemaFormat")).or(() -> first(layers, "schemaFormat"));
        Optional<String> given = first(layers, "name");
        return new MessageModel(
                message,
                given,
                given.or(() -> key(message))
                        .or(() -> first(layers, "messageId"))
                        .orElse(""),
                mediaType(first(layers, "contentType").orElse(defaultContentType)),
                SchemaLanguage.of(format.orElse("")),
                multiFormat.map(own -> own.child("schema")).or(() -> payload),
                present(layers, "headers"),
                present(layers, "bindings"));
    }

    /** What says something about the message; who comes first is right. */
    private List<Located> layers(Located message) {
        List<Located> layers = new ArrayList<>();
        layers.add(message);
        for (Located trait : source.entries(message, "traits")) {
            layers.add(traitsOverride ? 0 : 1, trait);
        }
        return layers;
    }

    private Optional<String> first(List<Located> layers, String field) {
        return layers.stream()
                .flatMap(layer -> source.text(layer, field).stream())
                .findFirst();
    }

    private List<Located> present(List<Located> layers, String field) {
        return layers.stream()
                .map(layer -> source.field(layer, field))
                .flatMap(value -> ModelSource.present(value).stream())
                .map(this::schemaOf)
                .toList();
    }

    private Located schemaOf(Located value) {
        return value.node().has("schemaFormat") && value.node().has("schema") ? value.child("schema") : value;
    }

    private static Optional<String> key(Located message) {
        return message.location().isWithin("messages") ? Optional.of(message.name()) : Optional.empty();
    }

    private static String mediaType(String text) {
        int end = text.indexOf(';');
        return (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
