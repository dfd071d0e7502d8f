package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the parts of a shape list by name, put together once as it is asked for often.
 *
 * @param values all there are, of whatever kind; empty when they are not enumerated
 * @param required properties that every object has
 */
record Listed(Optional<List<JsonNode>> values, Set<String> required) {

    static final Listed NOTHING = new Listed(Optional.empty(), Set.of());

    Listed and(List<Located> parts, JsonValues equality) {
        Optional<List<JsonNode>> common = values;
        Set<String> names = new LinkedHashSet<>(required);
        for (Located part : parts) {
            JsonNode listed = part.node().path("enum");
            if (listed.isArray()) {
                common = Optional.of(equality.common(common, JsonValues.items(listed)));
            }
            if (part.node().has("const")) {
                common = Optional.of(equality.common(common, List.of(part.node().path("const"))));
            }
            JsonValues.items(part.node().path("required")).forEach(name -> names.add(name.asString("")));
        }
        equality.budget().spend(names.size());
        return new Listed(common, Collections.unmodifiableSet(names));
    }

    int size() {
        return values.map(List::size).orElse(0);
    }
}
