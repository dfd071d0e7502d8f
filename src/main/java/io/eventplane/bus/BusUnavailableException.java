package io.eventplane.bus;

import org.jspecify.annotations.Nullable;

/**
 * The broker is away, or did not confirm in time. The message may or may not be on its disk: publish it again with the
 * same duplicate id.
 */
public final class BusUnavailableException extends BusException {

    private static final long serialVersionUID = 1L;

    BusUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    BusUnavailableException(String message) {
        super(message);
    }
}
