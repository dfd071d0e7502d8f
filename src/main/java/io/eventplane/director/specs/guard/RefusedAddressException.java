package io.eventplane.director.specs.guard;

/** The host is at an address that is not called. */
public final class RefusedAddressException extends NotCalledException {

    private static final long serialVersionUID = 1L;

    /** The address itself is not said: whoever may register a URL need not learn what the Director's DNS knows. */
    RefusedAddressException(String host) {
        super(host + " is at an address that is not public and not in eventplane.director.fetch.allowed-hosts");
    }
}
