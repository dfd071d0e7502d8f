package io.eventplane.replica;

/** The machine stops at this line: nothing after it happens. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;
}
