package io.eventplane.director.definitions;

/** Ends a transaction that needs a comparison which has not been made. Never leaves the Director. */
final class NotComparedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Comparisons.Wanted comparison;

    /** Control flow: nobody reads where it comes from. */
    NotComparedException(Comparisons.Wanted comparison) {
        super("not compared yet", null, false, false);
        this.comparison = comparison;
    }

    Comparisons.Wanted comparison() {
        return comparison;
    }
}
