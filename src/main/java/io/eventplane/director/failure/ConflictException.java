package io.eventplane.director.failure;

/** The request collides with what is stored: a name taken, or a change made by somebody else meanwhile. */
public final class ConflictException extends DirectorFailure {

    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(Code.CONFLICT, message, null);
    }
}
