package io.eventplane.asyncapi.security;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.security.Requirement.Demand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads a field {@code security}. 2.x lists objects that map names of schemes to scopes, and all schemes of one object are demanded; 3.x
 * lists schemes, which say themselves what scopes they need. The form of 2.x is understood in 3.x as well, where it opens nothing.
 */
final class RequirementReader {

    private final AsyncApiVersion version;
    private final Reading reading;

    RequirementReader(AsyncApiVersion version, Reading reading) {
        this.version = version;
        this.reading = reading;
    }

    AnyOf of(Located owner) {
        Optional<Located> list = Reading.present(owner, "security");
        if (list.isPresent() && !list.get().node().isArray()) {
            return new AnyOf(List.of(unreadable("security")));
        }
        return new AnyOf(reading.items(owner, "security").stream()
                .map(this::requirement)
                .distinct()
                .toList());
    }

    private Requirement requirement(Located item) {
        JsonNode node = item.node();
        if (!node.isObject()) {
            return unreadable(item.name());
        }
        if (node.has("$ref") || node.has("type")) {
            return new Requirement(List.of(scheme3(item)));
        }
        if (node.isEmpty() && version.major() != 2) {
            return unreadable(item.name());
        }
        return new Requirement(item.children().stream().map(this::scheme2).toList());
    }

    private Demand scheme2(Located entry) {
        Located named =
                reading.root().child("components").child("securitySchemes").child(entry.name());
        return new Demand(scheme(named, entry.name()), scopes(entry.node()));
    }

    private Demand scheme3(Located item) {
        String name = reading.resolved(item).map(Located::name).orElse(item.name());
        Set<String> scopes = reading.resolved(item)
                .map(found -> scopes(found.node().path("scopes")))
                .orElse(Set.of());
        return new Demand(scheme(item, name), scopes);
    }

    private SecurityScheme scheme(Located place, String name) {
        return Optional.of(place)
                .filter(found -> found.node().isObject())
                .flatMap(reading::resolved)
                .map(found -> SecurityScheme.of(name, found.node()))
                .orElseGet(() -> SecurityScheme.unknown(name));
    }

    private static Requirement unreadable(String name) {
        return new Requirement(List.of(new Demand(SecurityScheme.unknown(name), Set.of())));
    }

    private static Set<String> scopes(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.toSet());
    }
}
