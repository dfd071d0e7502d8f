package io.eventplane.director.failure;

/** What was asked for does not exist. */
public final class NotFoundException extends DirectorFailure {

    private static final long serialVersionUID = 1L;

    /** For instance {@code application 7f3… does not exist}. */
    public NotFoundException(String what, String id) {
        super(Code.NOT_FOUND, what + " " + id + " does not exist", null);
    }
}
