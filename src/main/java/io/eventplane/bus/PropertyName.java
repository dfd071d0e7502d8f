package io.eventplane.bus;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of application properties that every JMS client can read.
 *
 * @see <a href="https://jakarta.ee/specifications/messaging/3.1/jakarta-messaging-spec-3.1#message-selector-syntax">Jakarta Messaging 3.1, 3.8.1.1 Message selector syntax: identifiers</a>
 */
final class PropertyName {

    private static final Set<String> WORDS =
            Set.of("NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE");

    private static final int LONGEST_WORD = 7;

    /** A name with one of these would say something to the broker, or pretend to be an attribute of the event. */
    private static final List<String> RESERVED = List.of("JMS", "_AMQ", "cloudEvents");

    private PropertyName() {}

    /**
     * The name with everything that JMS does not allow replaced by {@code _}, and with {@code x_} before a reserved
     * one.
     */
    static String of(String name) {
        return isPlain(name) ? name : made(name);
    }

    /** Nearly all are: letters and underscores, too long for a word, and nothing reserved. */
    private static boolean isPlain(String name) {
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            if (c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return name.length() > LONGEST_WORD && !isReserved(name);
    }

    private static String made(String name) {
        StringBuilder valid = new StringBuilder();
        name.codePoints()
                .forEach(c -> valid.appendCodePoint(
                        Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c) ? c : '_'));
        String candidate = valid.toString();
        return isFree(candidate) ? candidate : "x_" + candidate;
    }

    private static boolean isReserved(String name) {
        for (String reserved : RESERVED) {
            if (name.startsWith(reserved)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFree(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.codePointAt(0))
                && !WORDS.contains(name.toUpperCase(Locale.ROOT))
                && !isReserved(name);
    }
}
