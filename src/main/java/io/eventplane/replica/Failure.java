package io.eventplane.replica;

/** What went wrong with one definition and where to begin when it is tried again. */
record Failure(Step step, String reason) {

    enum Step {
        /** It could not be fetched or stored: the next listing brings it again. */
        FETCH,
        /** It is on disk; the listener could not take it. */
        TELL,
        /** It is gone; the listener could not let it go. */
        WITHDRAW
    }

    static Failure of(Step step, Throwable cause) {
        var message = cause.getMessage();
        return new Failure(step, message == null ? cause.getClass().getSimpleName() : message);
    }
}
