package io.eventplane.director.specs.guard;

import java.net.UnknownHostException;

/** A host is not called, and its message says why. Of the kind that HTTP clients expect of a resolver. */
public abstract sealed class NotCalledException extends UnknownHostException
        permits RefusedAddressException, SlowLookupException {

    private static final long serialVersionUID = 1L;

    NotCalledException(String message) {
        super(message);
    }
}
