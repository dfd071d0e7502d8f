package io.eventplane.director.specs.sources;

import io.eventplane.asyncapi.structure.Part;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Changes the references in a tree.
 *
 * @param moved answers what to write for a reference
 */
record MovedLinks(UnaryOperator<String> moved) {

    void adjust(JsonNode tree) {
        adjust(Part.whole(tree));
    }

    private void adjust(Part part) {
        if (part.isReference()) {
            part.refer(moved.apply(part.reference()));
        }
        part.parts().forEach(this::adjust);
    }
}
