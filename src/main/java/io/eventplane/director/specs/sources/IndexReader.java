package io.eventplane.director.specs.sources;

import io.eventplane.asyncapi.notation.DocumentText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds the entries of an {@link Index}. */
final class IndexReader {

    private static final List<String> ADDRESSES = List.of("url", "href", "location", "uri", "path", "file");
    private static final List<String> NAMES = List.of("name", "id", "ordId", "artifactId", "key", "title");
    private static final List<String> KINDS = List.of("type", "mediaType", "artifactType", "format", "specification");
    private static final Pattern ADDRESS = Pattern.compile("(https?://|/|\\.{1,2}/)\\S*|\\S+\\.(ya?ml|json)");
    private static final int MOST_ENTRIES = 10_000;

    private final List<IndexEntry> entries = new ArrayList<>();

    private IndexReader() {}

    /** @throws io.eventplane.asyncapi.verdict.InvalidDocumentException if it is neither JSON nor YAML */
    static Index read(SourceFile file) {
        var reader = new IndexReader();
        reader.read(DocumentText.tree(file.text()), Set.of());
        return new Index(file.at(), List.copyOf(reader.entries));
    }

    /** @param names of what the node stands in, the nearest first */
    private void read(JsonNode node, Set<String> names) {
        if (node.isArray()) {
            node.forEach(item -> readItem(item, names));
        } else if (node.isObject()) {
            readObject(node, names);
        }
    }

    private void readItem(JsonNode item, Set<String> names) {
        if (isAddress(item)) {
            add(new IndexEntry(names, item.stringValue(), false));
        } else {
            read(item, names);
        }
    }

    private void readObject(JsonNode object, Set<String> outer) {
        var names = with(texts(object, NAMES), outer);
        var address = texts(object, ADDRESSES).stream().findFirst();
        address.ifPresent(at -> add(new IndexEntry(names, at, isAsyncApi(object))));
        object.forEachEntry((key, value) -> {
            if (address.isEmpty() && isAddress(value)) {
                add(new IndexEntry(with(List.of(key), names), value.stringValue(), false));
            } else {
                read(value, value.isArray() ? names : with(List.of(key), names));
            }
        });
    }

    private void add(IndexEntry entry) {
        if (entries.size() < MOST_ENTRIES) {
            entries.add(entry);
        }
    }

    private static boolean isAsyncApi(JsonNode object) {
        return texts(object, KINDS).stream()
                .anyMatch(kind -> kind.toLowerCase(Locale.ROOT).replace("-", "").contains("asyncapi"));
    }

    private static boolean isAddress(JsonNode value) {
        return value.isString() && ADDRESS.matcher(value.stringValue()).matches();
    }

    private static List<String> texts(JsonNode object, List<String> fields) {
        return fields.stream()
                .map(object::path)
                .flatMap(value -> Optional.of(value).filter(JsonNode::isString).stream())
                .map(JsonNode::stringValue)
                .toList();
    }

    private static Set<String> with(List<String> nearer, Set<String> outer) {
        var all = new LinkedHashSet<>(nearer);
        all.addAll(outer);
        return all;
    }
}
