package io.eventplane.asyncapi.verdict;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document or with an event's payload.
 *
 * @param pointer where, as an RFC 6901 JSON pointer into the document or the payload; empty for the whole of it, and for
 *     text that is not well-formed
 * @param rule what was broken: for a payload the JSON Schema keyword ({@code required}, {@code type} …) or {@code limit};
 *     for a document one of {@code syntax}, {@code limit}, {@code duplicate-key}, {@code required}, {@code type},
 *     {@code value}, {@code version}, {@code reference}, {@code schema}, {@code security}, {@code unused}, {@code example}
 * @param message what is wrong and what would be right, for a person to read
 * @param position where in the document's text; null for payloads, and where nobody has looked
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public record Violation(
        String pointer,
        String rule,
        String message,
        @Nullable Position position) {

    public Violation(String pointer, String rule, String message) {
        this(pointer, rule, message, null);
    }

    /** The same, and where in the text. */
    public Violation at(@Nullable Position where) {
        return new Violation(pointer, rule, message, where);
    }

    @Override
    public String toString() {
        return pointer.isEmpty() ? rule + ": " + message : pointer + ": " + rule + ": " + message;
    }
}
