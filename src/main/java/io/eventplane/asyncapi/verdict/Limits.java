package io.eventplane.asyncapi.verdict;

/**
 * What one document may hold. Far above every real document known, far below what hurts: together they bound time and
 * memory for a text of 5 MiB.
 */
public final class Limits {

    /** Values nested in each other. */
    public static final int DEPTH = 200;

    /** Values of the whole document, with every YAML alias counted as if its anchor's content stood there. */
    public static final int VALUES = 500_000;

    /** YAML aliases. */
    public static final int ALIASES = 10_000;

    /** Characters of a key: places in the document are made of keys. */
    public static final int KEY_LENGTH = 1_024;

    /** Digits of a number, before and after the point, written without an exponent. */
    public static final int DIGITS = 1_000;

    /** Characters of a {@code $ref}. */
    public static final int REFERENCE_LENGTH = 8_192;

    public static final int CHANNELS = 10_000;

    /** Messages of all publishable channels. */
    public static final int MESSAGES = 10_000;

    private Limits() {}
}
