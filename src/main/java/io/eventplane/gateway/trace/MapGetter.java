package io.eventplane.gateway.trace;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a trace context from a map. */
enum MapGetter implements TextMapGetter<Map<String, String>> {
    HERE;

    @Override
    public Iterable<String> keys(Map<String, String> fields) {
        return fields.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> fields, String name) {
        return fields == null ? null : fields.get(name);
    }
}
