package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * YAML scalars as JSON values by the core schema: {@code yes}, {@code on} and dates are strings. What JSON cannot say
 * ({@code .nan}, {@code .inf}) stays the text it is, and so does what an unknown tag marks.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#103-core-schema">core schema</a>
 */
final class YamlScalars {

    private static final ScalarResolver CORE = new CoreScalarResolver(false);
    private static final Set<Tag> VALUE_TAGS = Set.of(Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private YamlScalars() {}

    static boolean isMergeKey(Object event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    static StringNode text(ScalarEvent scalar) {
        return NODES.stringNode(scalar.getValue());
    }

    static JsonNode node(ScalarEvent scalar, Location at) {
        try {
            return node(tag(scalar), scalar);
        } catch (NumberFormatException e) {
            throw YamlTree.refused(Rule.LIMIT, scalar, at, "a number has at most " + Limits.DIGITS + " digits");
        }
    }

    private static Tag tag(ScalarEvent scalar) {
        // A number that long is refused in JSON; here nobody can tell that it was meant to be one.
        if (scalar.getValue().length() > Limits.DIGITS) {
            return Tag.STR;
        }
        Optional<Tag> explicit = scalar.getTag().map(Tag::new);
        if (explicit.isPresent() && !VALUE_TAGS.contains(explicit.get())) {
            return Tag.STR;
        }
        return CORE.resolve(scalar.getValue(), scalar.isPlain() || explicit.isPresent());
    }

    private static JsonNode node(Tag tag, ScalarEvent scalar) {
        String text = scalar.getValue();
        if (tag.equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT)) {
            return integer(text);
        }
        return tag.equals(Tag.FLOAT) ? decimal(scalar) : text(scalar);
    }

    private static JsonNode integer(String text) {
        if (text.startsWith("0x")) {
            return narrowest(new BigInteger(text.substring(2), 16));
        }
        if (text.startsWith("0o")) {
            return narrowest(new BigInteger(text.substring(2), 8));
        }
        return narrowest(new BigInteger(text));
    }

    private static JsonNode narrowest(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return NODES.numberNode(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? NODES.numberNode(number.longValue()) : NODES.numberNode(number);
    }

    private static JsonNode decimal(ScalarEvent scalar) {
        String text = scalar.getValue();
        if (text.endsWith("f") || text.endsWith("F") || text.endsWith("n") || text.endsWith("N")) {
            return text(scalar);
        }
        BigDecimal number = new BigDecimal(text);
        if (Numbers.isTooLong(number)) {
            throw new NumberFormatException("too long");
        }
        return NODES.numberNode(number);
    }
}
