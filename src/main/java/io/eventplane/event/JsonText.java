package io.eventplane.event;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A text that has to be JSON in UTF-8, and nothing looser: no duplicate keys, no bytes that are no characters, nothing after the
 * value.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-8.1">RFC 8259, section 8.1</a>
 */
final class JsonText {

    /** Decimals keep every digit: a schema's {@code multipleOf} and {@code maximum} are about what was sent. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            // A value inside of an event has something behind it; what must have nothing is looked at by hand.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** The highest bit of each byte. */
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private final byte[] utf8;

    private JsonText(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** A text in that charset, null for UTF-8; JSON in another charset is against the RFC, but easily made right. */
    static JsonText of(@Nullable Charset charset, BytesCloudEventData text) {
        if (charset == null || charset.equals(UTF_8) || charset.equals(US_ASCII)) {
            return new JsonText(text.toBytes());
        }
        return new JsonText(decoded(charset, text.toBytes()).getBytes(UTF_8));
    }

    /** The whole as a tree; faults are said to be at {@code pointer}. */
    JsonNode tree(String pointer) {
        return read(pointer, parser -> {
            require(parser.nextToken() != null, pointer, "there is no JSON value");
            var tree = value(parser);
            requireEnd(parser, pointer);
            return tree;
        });
    }

    /** Lets {@code reading} read the text; its parser stands before the first token. Faults are said to be at the whole. */
    <T> T read(Function<JsonParser, T> reading) {
        return read("", reading);
    }

    /** The bytes between two offsets of the parser. */
    byte[] slice(long from, long to) {
        return Arrays.copyOfRange(utf8, (int) from, (int) to);
    }

    /** What a value of the parser's says, read to its end. */
    static JsonNode value(JsonParser parser) {
        return MAPPER.readTree(parser);
    }

    /** Refuses the text unless the condition holds. */
    static void require(boolean condition, String pointer, String message) {
        if (!condition) {
            throw new RefusedException(malformed(pointer, "syntax", message));
        }
    }

    /** Refuses the text if it goes on. */
    static void requireEnd(JsonParser parser, String pointer) {
        require(parser.nextToken() == null, pointer, "there is something behind the end of the JSON value");
    }

    private <T> T read(String pointer, Function<JsonParser, T> reading) {
        requireUtf8();
        try (var parser = MAPPER.createParser(utf8)) {
            return reading.apply(parser);
        } catch (JacksonException e) {
            throw new RefusedException(malformed(pointer, "syntax", e.getOriginalMessage() + place(e)));
        }
    }

    private static String place(JacksonException fault) {
        var at = fault.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    static Refusal malformed(String pointer, String rule, String message) {
        return Refusal.of(
                Reason.MALFORMED_EVENT,
                "This is not well-formed JSON.",
                List.of(new Violation(pointer, rule, message)));
    }

    /** Jackson lets overlong and broken sequences pass, and guesses UTF-16 from zero bytes. */
    private void requireUtf8() {
        if (!isAscii(utf8)) {
            decoded(UTF_8, utf8);
        }
        for (int i = 0; i < Math.min(4, utf8.length); i++) {
            if (utf8[i] == 0) {
                throw new RefusedException(malformed("", "encoding", "this looks like UTF-16 or UTF-32: send UTF-8"));
            }
        }
    }

    /** Eight bytes at a time. */
    private static boolean isAscii(byte[] bytes) {
        long all = 0;
        int at = 0;
        for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
            all |= (long) LONGS.get(bytes, at);
        }
        for (; at < bytes.length; at++) {
            all |= bytes[at];
        }
        return (all & NOT_ASCII) == 0;
    }

    private static String decoded(Charset charset, byte[] bytes) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    malformed("", "encoding", "these bytes are not " + charset + ": " + e.getMessage()));
        }
    }
}
