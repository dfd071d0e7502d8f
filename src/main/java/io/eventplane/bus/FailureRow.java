package io.eventplane.bus;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Failures of the same kind, one after the other: an operator reads of the first, in one line, and of the end. The
 * others are there for who debugs. Thread-safe.
 */
final class FailureRow {

    private final Logger log;
    private int failures;

    FailureRow(Logger log) {
        this.log = log;
    }

    /** @param what fails, and what happens next, as the beginning of a line */
    synchronized void failed(String what, Throwable cause) {
        Level level = failures == 0 ? Level.WARNING : Level.DEBUG;
        failures++;
        // As text: a logger prints the stack trace of a Throwable.
        log.log(level, "{0}: {1}", what, cause.toString());
    }

    /** @param what works, as a whole line */
    synchronized void ended(String what) {
        if (failures > 0) {
            log.log(Level.INFO, "{0}, after {1} failures", what, failures);
            failures = 0;
        }
    }
}
