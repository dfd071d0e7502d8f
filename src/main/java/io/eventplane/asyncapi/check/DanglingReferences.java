package io.eventplane.asyncapi.check;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the references of a whole document that lead nowhere, wherever they are but in values that only look like some. */
final class DanglingReferences {

    /** Fields that hold data, unless they are names in one of the maps below. */
    private static final Set<String> DATA = Set.of("example", "examples", "default", "const", "enum");

    private static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "definitions", "schemas", "messages", "channels", "parameters");

    private final Reading reading;
    private final Set<String> known = new HashSet<>();

    DanglingReferences(Reading reading) {
        this.reading = reading;
    }

    void find() {
        find(reading.root().location(), reading.root().node());
    }

    private void find(Location at, JsonNode node) {
        if (!node.isContainer() || reading.findings().hasEnoughUnresolved()) {
            return;
        }
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                find(at.child(index), node.path(index));
            }
            return;
        }
        if (node.path("$ref").isString()) {
            look(at, node);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!isData(at, entry.getKey())) {
                find(at.child(entry.getKey()), entry.getValue());
            }
        }
    }

    private void look(Location at, JsonNode reference) {
        String text = reference.path("$ref").stringValue();
        if (known.contains(text)) {
            return;
        }
        try {
            reading.references().resolve(new Located(at, reference));
            known.add(text);
        } catch (References.Broken broken) {
            Violation found = broken.violation();
            reading.findings()
                    .unresolved(
                            broken.isOutside()
                                    ? found
                                    : new Violation(
                                            found.pointer(),
                                            found.rule(),
                                            found.message() + ", so what would be there is not validated"));
        }
    }

    private static boolean isData(Location parent, String key) {
        return key.startsWith("x-") || (DATA.contains(key) && !MAPS.contains(parent.token()));
    }
}
