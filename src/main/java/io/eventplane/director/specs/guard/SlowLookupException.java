package io.eventplane.director.specs.guard;

/** Nobody said in time which addresses a host has. */
public final class SlowLookupException extends NotCalledException {

    private static final long serialVersionUID = 1L;

    SlowLookupException(String message) {
        super(message);
    }
}
