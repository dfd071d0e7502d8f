package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.verdict.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a tree as text that {@link DocumentText} reads back as the same tree. */
public final class DocumentWriter {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final DumpSettings YAML = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSchema(new CautiousSchema())
            .setSplitLines(false)
            .setMaxSimpleKeyLength(Limits.KEY_LENGTH)
            .build();

    /** Has what older YAML takes for a boolean, a date or a number put into quotes, because many readers are older. */
    private static final class CautiousSchema extends CoreSchema {

        private static final Pattern YAML_1_1 =
                Pattern.compile("(?i:y|n|yes|no|on|off)|[-+]?[0-9][0-9_:.]*|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

        private final ScalarResolver resolver = resolver();

        private static ScalarResolver resolver() {
            CoreScalarResolver resolver = new CoreScalarResolver(true);
            resolver.addImplicitResolver(new Tag("tag:yaml.org,2002:older"), YAML_1_1, "yYnNoO0123456789+-");
            return resolver;
        }

        @Override
        public ScalarResolver getScalarResolver() {
            return resolver;
        }
    }

    private DocumentWriter() {}

    public static String write(DocumentText document) {
        return switch (document.format()) {
            case JSON -> JSON.writeValueAsString(document.root());
            case YAML -> new Dump(YAML).dumpToString(plain(document.root()));
        };
    }

    /** As the YAML writer wants it; every container is new, because it writes aliases for objects it meets again. */
    private static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> map(node);
            case ARRAY -> list(node);
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case STRING -> node.stringValue();
            case NULL, MISSING -> null;
            case BINARY, POJO -> throw new IllegalArgumentException("not a value of a document: " + node.getNodeType());
        };
    }

    private static Map<String, @Nullable Object> map(JsonNode node) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.propertyStream().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
        return map;
    }

    private static List<@Nullable Object> list(JsonNode node) {
        List<@Nullable Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(plain(item)));
        return list;
    }
}
