package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.compatibility.Security.Demand;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.References;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads a {@code security} field in the form of either major version, whichever the document's own is: 2.x lists objects that map
 * names of schemes to scopes, 3.x lists schemes. What is neither is a demand of its own, never open.
 */
final class SecurityReader {

    /** What tells a client what to present; where it gets it from may move. */
    private static final List<String> TELLING = List.of("type", "scheme", "in", "name");

    private final ModelSource source;

    SecurityReader(ModelSource source) {
        this.source = source;
    }

    Security read(Located owner) {
        Located list = owner.child("security");
        Set<Set<Demand>> alternatives =
                source.items(list).stream().map(this::alternative).collect(Collectors.toCollection(LinkedHashSet::new));
        boolean optional = alternatives.contains(Set.<Demand>of());
        return new Security(alternatives.isEmpty() ? owner : list, optional ? Set.of() : alternatives);
    }

    /** An empty object is an alternative that asks for nothing. */
    private Set<Demand> alternative(Located item) {
        if (References.isReference(item.node())
                || item.node().has("type")
                || !item.node().isObject()) {
            return Set.of(scheme(item, scopes(source.resolved(item).node().path("scopes"))));
        }
        return item.children().stream()
                .map(entry -> scheme(source.component("securitySchemes", entry.name()), scopes(entry.node())))
                .collect(Collectors.toSet());
    }

    private Demand scheme(Located scheme, Set<String> scopes) {
        JsonNode node = source.resolved(scheme).node();
        String telling = node.has("type")
                ? TELLING.stream()
                        .map(field -> node.path(field).asString("").toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "))
                : scheme.location() + " " + node;
        return new Demand(telling, scopes);
    }

    private static Set<String> scopes(JsonNode list) {
        return list.isArray()
                ? list.valueStream().map(scope -> scope.asString("")).collect(Collectors.toCollection(TreeSet::new))
                : Stream.<String>empty().collect(Collectors.toSet());
    }
}
