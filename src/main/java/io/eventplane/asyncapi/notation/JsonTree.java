package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Position;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON within {@link Limits}; numbers keep every digit. */
final class JsonTree {

    /** A value is at most two tokens: a key and itself, or its opening and closing bracket. */
    private static final int TOKENS_PER_VALUE = 3;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(Limits.DEPTH)
            .maxTokenCount((long) Limits.VALUES * TOKENS_PER_VALUE)
            .maxNameLength(Limits.KEY_LENGTH)
            .maxNumberLength(Limits.DIGITS)
            .maxStringLength(Integer.MAX_VALUE)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTree() {}

    static JsonNode read(String text) {
        JsonNode tree = parse(text);
        if (Numbers.anyTooLong(tree)) {
            Location where = Numbers.firstTooLong(tree).orElse(Location.ROOT);
            throw new InvalidDocumentException(
                    Rule.LIMIT.at(where, "a number has at most " + Limits.DIGITS + " digits"));
        }
        return tree;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidDocumentException(
                    rule(e).at(Location.ROOT, message(e)).at(place(e)));
        }
    }

    private static @Nullable Position place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 0 ? null : new Position(at.getLineNr(), at.getColumnNr());
    }

    static JsonParser parser(String text) {
        return JSON.createParser(text);
    }

    private static Rule rule(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return Rule.LIMIT;
        }
        return e.getOriginalMessage().toLowerCase(Locale.ROOT).startsWith("duplicate")
                ? Rule.DUPLICATE_KEY
                : Rule.SYNTAX;
    }

    private static String message(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        if (at == null || at.getLineNr() < 0) {
            return what(e);
        }
        return "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + what(e);
    }

    /** The only mismatch there is when a tree is read: the parser's own words for it name its settings. */
    private static String what(JacksonException e) {
        return e instanceof MismatchedInputException
                ? "there is more after the document's end"
                : e.getOriginalMessage();
    }
}
