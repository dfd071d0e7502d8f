package io.eventplane.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Text with percent-encoded bytes of UTF-8, read strictly.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, section 2.1</a>
 */
public final class PercentEncoded {

    private static final int HEXADECIMAL = 16;
    private static final int TRIPLET = 3;

    private PercentEncoded() {}

    /**
     * The text that was encoded.
     *
     * @throws IllegalArgumentException when a percent sign isn't followed by two hexadecimal digits, or the bytes aren't UTF-8
     */
    public static String decode(String text) {
        return text.indexOf('%') < 0 ? text : utf8(bytes(text));
    }

    private static byte[] bytes(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '%') {
                bytes.write(triplet(text, at));
                at += TRIPLET;
            } else {
                int character = text.codePointAt(at);
                bytes.writeBytes(Character.toString(character).getBytes(UTF_8));
                at += Character.charCount(character);
            }
        }
        return bytes.toByteArray();
    }

    private static int triplet(String text, int at) {
        int high = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), HEXADECIMAL) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), HEXADECIMAL) : -1;
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException(
                    "a percent sign isn't followed by two hexadecimal digits; a percent sign itself is %25");
        }
        return high * HEXADECIMAL + low;
    }

    private static String utf8(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the percent-encoded bytes aren't UTF-8", e);
        }
    }
}
