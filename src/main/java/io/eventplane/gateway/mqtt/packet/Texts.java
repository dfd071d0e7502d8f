package io.eventplane.gateway.mqtt.packet;

import org.jspecify.annotations.Nullable;

/**
 * Texts in packets.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901010">MQTT 5.0, section 1.5.4</a>
 */
public final class Texts {

    private static final int LONGEST_SHOWN = 200;
    private static final int LAST_OF_PLANE = 0xFFFE;

    private Texts() {}

    /**
     * Whether a text may be in a packet: no control characters and noncharacters. That it is UTF-8 the codec has seen to.
     */
    public static boolean isSound(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && !isSoundBeyond(text, at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSoundBeyond(String text, int at) {
        char c = text.charAt(at);
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        int whole = text.codePointAt(at);
        boolean alone = Character.isHighSurrogate(c) && whole == c;
        return !alone && (c < 0xFDD0 || c > 0xFDEF) && (whole & LAST_OF_PLANE) != LAST_OF_PLANE;
    }

    /** A text of a stranger's, fit for a log line and a packet: short and without control characters. */
    public static String printable(@Nullable String text) {
        return text == null ? "" : cut(withoutControls(text), LONGEST_SHOWN);
    }

    /** Without what no text in a packet may have. */
    public static String withoutControls(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isShowable(c) ? c : '?'));
        return clean.toString();
    }

    private static boolean isShowable(int c) {
        return !Character.isISOControl(c)
                && Character.getType(c) != Character.SURROGATE
                && (c & LAST_OF_PLANE) != LAST_OF_PLANE;
    }

    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
