package io.eventplane.director.failure;

/** The caller is known and may not do this. */
public final class ForbiddenException extends DirectorFailure {

    private static final long serialVersionUID = 1L;

    public ForbiddenException(String message) {
        super(Code.FORBIDDEN, message, null);
    }
}
