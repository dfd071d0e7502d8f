package io.eventplane.director.failure;

/** The caller did not say who it is, or could not prove it. */
public final class UnauthenticatedException extends DirectorFailure {

    private static final long serialVersionUID = 1L;

    public UnauthenticatedException(String message) {
        super(Code.UNAUTHENTICATED, message, null);
    }
}
