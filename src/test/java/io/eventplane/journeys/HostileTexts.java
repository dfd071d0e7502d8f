package io.eventplane.journeys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the tables of {@code hostile/} say in short: texts that repeat, that UTF-8 cannot hold, or that are too long to be written down. */
final class HostileTexts {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern REPEATED = Pattern.compile("<([^<>]+?)\\*(\\d+)>");
    private static final String NULL = "<null>";
    private static final String HALF = "<half>";
    private static final String HALF_A_CHARACTER = "\ud800";
    private static final String HEAD = "asyncapi: 2.6.0\ninfo: {title: t, version: '1'}\n";

    private HostileTexts() {}

    /** With each {@code <a*3>} spelled out. */
    static String spelledOut(String text) {
        return REPEATED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))))
                .replace(HALF, HALF_A_CHARACTER);
    }

    /** The same for all texts and keys in it; {@code <null>} is a null. */
    static JsonNode spelledOut(JsonNode tree) {
        if (tree.isString()) {
            return tree.asString().equals(NULL) ? NODES.nullNode() : NODES.stringNode(spelledOut(tree.asString()));
        }
        if (tree.isArray()) {
            return NODES.arrayNode()
                    .addAll(tree.valueStream().map(HostileTexts::spelledOut).toList());
        }
        if (tree.isObject()) {
            ObjectNode all = NODES.objectNode();
            tree.properties().forEach(each -> all.set(spelledOut(each.getKey()), spelledOut(each.getValue())));
            return all;
        }
        return tree;
    }

    /** Documents that are built to cost time or memory, by name. */
    static Map<String, String> made() {
        Map<String, String> made = new LinkedHashMap<>();
        made.put("laughs", HEAD + laughs());
        made.put("aliases", HEAD + "a: &a 1\nb: [" + "*a,".repeat(20_000) + "]");
        made.put("merges", HEAD + merges());
        made.put("deep-yaml", HEAD + "a: " + "{a: ".repeat(10_000));
        made.put("deep-json", "{\"asyncapi\": \"2.6.0\", \"a\": " + "[".repeat(10_000));
        made.put("values", HEAD + "a: [" + "1,".repeat(1_000_000) + "]");
        made.put("channels", HEAD + "channels: " + channels(20_000, "{}"));
        made.put("messages", HEAD + "channels: " + channels(9_999, "{subscribe: {message: {oneOf: [{}, {}]}}}"));
        made.put("chain", HEAD + chain(5_000));
        made.put("large", HEAD + "channels: {}\n#" + "x".repeat(6_000_000));
        return made;
    }

    private static String laughs() {
        return IntStream.range(1, 30)
                .mapToObj(level -> "a" + level + ": &a" + level + " [" + ("*a" + (level - 1) + ", ").repeat(10) + "]\n")
                .collect(Collectors.joining("", "a0: &a0 [ha, ha]\n", ""));
    }

    private static String merges() {
        return "a: &a " + channels(5_000, "1") + "\nb: [" + "{<<: *a},".repeat(5_000) + "]";
    }

    private static String channels(int count, String each) {
        return IntStream.range(0, count)
                .mapToObj(number -> "c" + number + ": " + each)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String chain(int length) {
        return IntStream.range(0, length)
                .mapToObj(number -> "    s" + number + ": {properties: {next: {$ref: '#/components/schemas/s"
                        + (number + 1) % length + "'}}}")
                .collect(Collectors.joining("\n", """
                        channels: {c: {subscribe: {message: {payload: {$ref: '#/components/schemas/s0'}}}}}
                        components:
                          schemas:
                        """, ""));
    }
}
