package io.eventplane.director.failure;

/** The request is larger, deeper or costlier than the Director accepts. */
public final class TooLargeException extends DirectorFailure {

    private static final long serialVersionUID = 1L;

    public TooLargeException(String message) {
        super(Code.TOO_LARGE, message, null);
    }
}
