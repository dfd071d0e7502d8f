package io.eventplane.bus;

/**
 * There is no room for the message: its address holds all it may, the broker's disk is full, or too many publishes are
 * under way. The message is not on the bus.
 */
public final class BusFullException extends BusException {

    private static final long serialVersionUID = 1L;

    BusFullException(String message, Throwable cause) {
        super(message, cause);
    }

    BusFullException(String message) {
        super(message);
    }
}
