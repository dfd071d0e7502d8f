package io.eventplane.asyncapi.compatibility;

/**
 * One thing that breaks, or may break.
 *
 * @param rule its stable name: a keyword of JSON Schema, or one of {@code channel-missing}, {@code operation-missing}, {@code
 *     message-missing}, {@code message-unspecified}, {@code content-type}, {@code schema-format}, {@code binding}, {@code security},
 *     {@code protocol-missing}, {@code budget}
 * @param certainty whether it is certain
 * @param breaks who is hit: the one that stays with the old document
 * @param before JSON pointer into the old document
 * @param after JSON pointer into the new document
 * @param message what it is, in words
 */
public record CompatibilityFinding(
        String rule, Certainty certainty, Party breaks, String before, String after, String message) {

    /** Whether something breaks. */
    public enum Certainty {
        /** There are events that break it. */
        BREAKING,
        /** There may be; what can't be decided is never taken for compatible. */
        UNDECIDED
    }

    /** Who stays with the old document while the other side follows the new one. */
    public enum Party {
        /** Its events are not what the new document allows: {@link CompatibilityMode#BACKWARD} is broken. */
        PUBLISHER,
        /** It gets events that the old document did not allow: {@link CompatibilityMode#FORWARD} is broken. */
        CONSUMER
    }
}
