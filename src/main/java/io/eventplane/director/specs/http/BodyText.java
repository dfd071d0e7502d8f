package io.eventplane.director.specs.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes as text: in the character set that a byte order mark says, else the one of the media type, else UTF-8. What is not in that
 * character set is refused, since half of the text would be guessed.
 */
public final class BodyText {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([A-Za-z0-9._:+-]{1,40})");
    private static final int BYTE = 0xFF;

    private BodyText() {}

    /**
     * The text, without a byte order mark.
     *
     * @param contentType may be empty
     * @param where what the bytes are of, for the message
     * @throws FetchFailedException if they are no text in that character set
     */
    public static String decode(byte[] bytes, String contentType, String where) {
        var charset = marked(bytes).or(() -> declared(contentType, where)).orElse(StandardCharsets.UTF_8);
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FetchFailedException(where + " is not text in " + charset);
        }
    }

    private static Optional<Charset> declared(String contentType, String where) {
        var name = CHARSET.matcher(contentType);
        if (!name.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name.group(1)));
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            throw new FetchFailedException(where + " is in a character set that is not known: " + name.group(1));
        }
    }

    private static Optional<Charset> marked(byte[] bytes) {
        return switch (at(bytes, 0) << Byte.SIZE | at(bytes, 1)) {
            case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
            case 0xEFBB -> Optional.of(StandardCharsets.UTF_8);
            default -> Optional.empty();
        };
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & BYTE : 0;
    }
}
