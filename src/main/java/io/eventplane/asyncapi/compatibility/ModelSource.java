package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.References;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A document that has been found valid before, read leniently: what is not there, or is of another kind, is nothing. */
record ModelSource(Located root, References references) {

    ModelSource(JsonNode document) {
        this(Located.root(document), new References(document));
    }

    /** References followed; the value itself when they lead nowhere. */
    Located resolved(Located value) {
        try {
            return references.resolve(value);
        } catch (References.Broken leadsNowhere) {
            return value;
        }
    }

    Located field(Located owner, String name) {
        return resolved(owner.child(name));
    }

    /** The items of a list or the entries of an object, references not followed. */
    List<Located> items(Located container) {
        return container.node().isContainer() ? container.children() : List.of();
    }

    /** The entries of a field, references followed. */
    List<Located> entries(Located owner, String name) {
        return items(field(owner, name)).stream()
                .filter(entry -> !entry.name().startsWith("x-"))
                .map(this::resolved)
                .toList();
    }

    Optional<String> text(Located owner, String name) {
        JsonNode value = owner.node().path(name);
        return value.isString() && !value.stringValue().isBlank() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    Located component(String kind, String name) {
        return root.child("components").child(kind).child(name);
    }

    static Optional<Located> present(Located value) {
        return value.node().isMissingNode() || value.node().isNull() ? Optional.empty() : Optional.of(value);
    }
}
