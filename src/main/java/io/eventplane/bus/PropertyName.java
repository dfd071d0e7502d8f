package io.eventplane.bus;

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

    /** A name with one of these would say something to the broker, or pretend to be an attribute of the event. */
    private static final Set<String> RESERVED = Set.of("JMS", "_AMQ", "cloudEvents");

    private PropertyName() {}

    /**
     * The name with everything that JMS does not allow replaced by {@code _}, and with {@code x_} before a reserved
     * one.
     */
    static String of(String name) {
        StringBuilder valid = new StringBuilder();
        name.codePoints()
                .forEach(c -> valid.appendCodePoint(
                        Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c) ? c : '_'));
        String candidate = valid.toString();
        return isFree(candidate) ? candidate : "x_" + candidate;
    }

    private static boolean isFree(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.codePointAt(0))
                && !WORDS.contains(name.toUpperCase(Locale.ROOT))
                && RESERVED.stream().noneMatch(name::startsWith);
    }
}
