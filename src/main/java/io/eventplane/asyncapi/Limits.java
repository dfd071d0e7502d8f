package io.eventplane.asyncapi;

/**
 * What one document may hold. Far above every real document known, far below what hurts: together they bound time and
 * memory for a text of 5 MiB.
 */
final class Limits {

    /** Values nested in each other. */
    static final int DEPTH = 200;

    /** Values of the whole document, with every YAML alias counted as if its anchor's content stood there. */
    static final int VALUES = 500_000;

    /** YAML aliases. */
    static final int ALIASES = 10_000;

    /** Characters of a key: places in the document are made of keys. */
    static final int KEY_LENGTH = 1_024;

    /** Digits of a number, before and after the point, written without an exponent. */
    static final int DIGITS = 1_000;

    /** Characters of a {@code $ref}. */
    static final int REFERENCE_LENGTH = 8_192;

    static final int CHANNELS = 10_000;

    /** Messages of all publishable channels. */
    static final int MESSAGES = 10_000;

    private Limits() {}
}
