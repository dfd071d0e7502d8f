package io.eventplane.bus;

import org.jspecify.annotations.Nullable;

/** The bus did not take a message, or cannot say that it did. */
public abstract sealed class BusException extends RuntimeException permits BusUnavailableException, BusFullException {

    private static final long serialVersionUID = 1L;

    BusException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    BusException(String message) {
        super(message);
    }
}
