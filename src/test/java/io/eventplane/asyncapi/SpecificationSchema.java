package io.eventplane.asyncapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** AsyncAPI's own JSON Schemas: an opinion on what is valid that is not ours. */
final class SpecificationSchema {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final Map<String, Schema> LOADED = new ConcurrentHashMap<>();

    private SpecificationSchema() {}

    static List<String> violations(JsonNode document) {
        String version = document.path("asyncapi").stringValue();
        Schema schema = LOADED.computeIfAbsent(
                version, name -> REGISTRY.getSchema(Documents.json(Documents.text("schemas/" + name + ".json"))));
        return schema.validate(document).stream().map(Object::toString).toList();
    }
}
