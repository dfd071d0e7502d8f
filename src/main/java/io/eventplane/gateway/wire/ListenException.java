package io.eventplane.gateway.wire;

/** A protocol can't listen as it is told to. Its message names what to set. */
public final class ListenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Says what can't listen, and why. */
    public ListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
