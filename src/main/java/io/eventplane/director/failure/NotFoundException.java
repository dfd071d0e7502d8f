package io.eventplane.director.failure;

/** What was asked for does not exist. */
public final class NotFoundException extends DirectorFailure {

    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 100;

    /** For instance {@code application 7f3… does not exist}. */
    public NotFoundException(String what, String id) {
        super(Code.NOT_FOUND, what + " " + shown(id) + " does not exist", null);
    }

    /** What was asked for may be anything, of any length. */
    private static String shown(String id) {
        return id.length() <= MOST_SHOWN ? id : id.substring(0, MOST_SHOWN) + "…";
    }
}
