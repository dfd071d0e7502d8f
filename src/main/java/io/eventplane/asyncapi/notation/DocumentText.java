package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Rule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text read into a tree, whose shape is bounded by {@link Limits} and whose root is an object.
 *
 * @param format the notation the text is in
 * @param root never changed after reading
 */
public record DocumentText(DocumentFormat format, ObjectNode root) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Reads a text within the limits.
     *
     * @param format the notation, or null to find out: what begins with a brace and is JSON is JSON, all else is YAML
     */
    public static DocumentText read(String text, @Nullable DocumentFormat format) {
        String content = withoutMark(text);
        if (format == null) {
            return detect(content);
        }
        return of(format, format == DocumentFormat.JSON ? JsonTree.read(content) : YamlTree.read(content));
    }

    /** Reads a text in either notation, whose root may be of any kind. */
    public static JsonNode tree(String text) {
        String content = withoutMark(text);
        return content.stripLeading().startsWith("{") ? detect(content).root() : YamlTree.read(content);
    }

    static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static DocumentText detect(String content) {
        if (!content.stripLeading().startsWith("{")) {
            return of(DocumentFormat.YAML, YamlTree.read(content));
        }
        try {
            return of(DocumentFormat.JSON, JsonTree.read(content));
        } catch (InvalidDocumentException notJson) {
            return flowStyleYaml(content, notJson);
        }
    }

    /** YAML may begin with a brace, too. If it is neither, JSON is what the author most likely meant. */
    private static DocumentText flowStyleYaml(String content, InvalidDocumentException notJson) {
        if (!notJson.violations().get(0).rule().equals(Rule.SYNTAX.toString())) {
            throw notJson;
        }
        try {
            return of(DocumentFormat.YAML, YamlTree.read(content));
        } catch (InvalidDocumentException notYamlEither) {
            throw notJson;
        }
    }

    private static DocumentText of(DocumentFormat format, JsonNode tree) {
        if (tree instanceof ObjectNode root) {
            return new DocumentText(format, root);
        }
        throw new InvalidDocumentException(
                Rule.TYPE.at(Location.ROOT, "an AsyncAPI document is an object, this is " + Located.kind(tree)));
    }
}
