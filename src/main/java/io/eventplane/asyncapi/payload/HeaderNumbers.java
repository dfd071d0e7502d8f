package io.eventplane.asyncapi.payload;

import io.eventplane.asyncapi.payload.HeaderSchema.Declared;
import io.eventplane.asyncapi.place.Located;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Which schemas of a bundle are those of headers, by the layers they were put together from. */
final class HeaderNumbers {

    private record Entry(Optional<Integer> number, List<Declared> declared) {}

    private final Map<List<JsonPointer>, Entry> entries = new HashMap<>();
    private final HeaderLayers layers;
    private final SchemaBundle bundle;

    HeaderNumbers(HeaderLayers layers, SchemaBundle bundle) {
        this.layers = layers;
        this.bundle = bundle;
    }

    void add(List<JsonPointer> pointers) {
        if (!entries.containsKey(pointers)) {
            layers.merged(pointers).ifPresent(merged -> entries.put(pointers, entry(merged)));
        }
    }

    private Entry entry(Located merged) {
        return new Entry(bundle.add(merged), layers.declared(merged));
    }

    Map<List<JsonPointer>, HeaderSchema> compiled(SchemaCompiler compiler) {
        Set<Integer> open = bundle.openEnded();
        Map<List<JsonPointer>, HeaderSchema> compiled = new HashMap<>();
        entries.forEach((pointers, entry) -> {
            @Nullable
            PayloadSchema schema = entry.number()
                    .filter(number -> !open.contains(number))
                    .map(number -> compiler.payload(bundle, number))
                    .orElse(null);
            compiled.put(pointers, new HeaderSchema(entry.declared(), schema));
        });
        return compiled;
    }
}
