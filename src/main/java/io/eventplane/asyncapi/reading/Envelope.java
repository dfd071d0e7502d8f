package io.eventplane.asyncapi.reading;

import io.eventplane.asyncapi.place.Located;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds an AsyncAPI document that stands inside of another one: an answer's body, a Kubernetes resource, a list. */
final class Envelope {

    private static final int DEPTH = 3;
    private static final int WIDTH = 20;
    private static final int BEGINNING = 200;

    private Envelope() {}

    /** The JSON pointer of the document inside. */
    static Optional<String> around(JsonNode document) {
        return inside(Located.root(document), DEPTH)
                .map(found -> found.location().pointer());
    }

    private static Optional<Located> inside(Located value, int depth) {
        if (isDocument(value.node())) {
            return Optional.of(value);
        }
        if (depth == 0) {
            return Optional.empty();
        }
        return value.children().stream()
                .limit(WIDTH)
                .map(child -> inside(child, depth - 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isDocument(JsonNode node) {
        return node.isString() ? isText(node.stringValue().stripLeading()) : node.has("asyncapi");
    }

    private static boolean isText(String text) {
        String beginning = text.substring(0, Math.min(BEGINNING, text.length()));
        return beginning.startsWith("asyncapi:") || (beginning.startsWith("{") && beginning.contains("\"asyncapi\""));
    }
}
