package io.eventplane.journeys;

import io.eventplane.journeys.HostileDefinition.Mutation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tables {@code hostile/documents.yml} and {@code hostile/inputs.yml}, which say what their columns mean. */
final class HostileDefinitions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String INVALID = "invalid-input";
    private static final String DATA = "/spec/data";
    private static final String HEAD = "asyncapi: %s\ninfo: {title: t, version: '1'}\n%s";
    private static final Map<String, String> MADE = HostileTexts.made();

    private HostileDefinitions() {}

    static Stream<HostileDefinition> all() {
        return Stream.concat(
                rows("documents").map(HostileDefinitions::document),
                rows("inputs").flatMap(HostileDefinitions::inputs));
    }

    private static HostileDefinition document(JsonNode row) {
        ObjectNode in = storable();
        String text = text(row);
        ((ObjectNode) in.path("spec")).put("data", text);
        String place = row.has("payload") ? DATA + "/channels/c/subscribe/message/payload" : DATA;
        boolean located = row.has("rule");
        return new HostileDefinition(
                row.path("name").asString(),
                Mutation.ADD,
                in,
                row.path("code").asString(INVALID),
                located ? place + row.path("pointer").asString("") : "",
                row.path("rule").asString(""));
    }

    private static String text(JsonNode row) {
        if (row.has("made")) {
            return Objects.requireNonNull(MADE.get(row.path("made").asString()), row::toString);
        }
        if (row.has("document")) {
            return row.path("document").asString();
        }
        if (row.has("two")) {
            return HEAD.formatted("2.6.0", row.path("two").asString());
        }
        if (row.has("three")) {
            return HEAD.formatted("3.0.0", row.path("three").asString());
        }
        String payload = row.path("payload").asString();
        return HEAD.formatted("2.6.0", "channels: {c: {subscribe: {message: {payload: " + payload + "}}}}");
    }

    private static Stream<HostileDefinition> inputs(JsonNode row) {
        JsonNode in = input(row);
        Stream<Mutation> mutations = row.has("as")
                ? row.path("as")
                        .valueStream()
                        .map(name -> Mutation.valueOf(name.asString().toUpperCase(Locale.ROOT)))
                : Stream.of(Mutation.values());
        return mutations.map(mutation -> new HostileDefinition(
                row.path("name").asString(),
                mutation,
                in,
                row.path("code").asString(INVALID),
                row.has("rule") ? mutation.prefix + row.path("pointer").asString("") : "",
                row.path("rule").asString("")));
    }

    private static JsonNode input(JsonNode row) {
        ObjectNode in = storable();
        if (row.has("fetch") || row.has("fetchAuth")) {
            ObjectNode fetch = laidOver(JSON.createObjectNode().put("url", "https://example.com/a"), row.path("fetch"));
            if (row.has("fetchAuth")) {
                fetch.set("auth", row.path("fetchAuth"));
            }
            ((ObjectNode) in.path("spec")).without("data").set("fetchRequest", fetch);
        }
        if (row.has("auth")) {
            in.set("auth", row.path("auth"));
        }
        return laidOver(in, row.path("in"));
    }

    /** What could be stored, before a row spoils it. */
    private static ObjectNode storable() {
        return JSON.valueToTree(EventApis.of(HEAD.formatted("3.0.0", "")));
    }

    /** A null takes a member out. */
    private static ObjectNode laidOver(ObjectNode below, JsonNode above) {
        above.properties().forEach(each -> {
            JsonNode lower = below.path(each.getKey());
            if (each.getValue().isNull()) {
                below.remove(each.getKey());
            } else if (each.getValue().isObject() && lower.isObject()) {
                laidOver((ObjectNode) lower, each.getValue());
            } else {
                below.set(each.getKey(), each.getValue());
            }
        });
        return below;
    }

    private static Stream<JsonNode> rows(String table) {
        try (InputStream stream = Objects.requireNonNull(
                HostileDefinitions.class.getResourceAsStream("/hostile/" + table + ".yml"), table)) {
            Object rows = new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
            return JSON.<JsonNode>valueToTree(rows).valueStream().map(HostileTexts::spelledOut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
