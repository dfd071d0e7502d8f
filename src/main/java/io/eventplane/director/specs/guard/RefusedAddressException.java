package io.eventplane.director.specs.guard;

import java.net.UnknownHostException;

/** The host is at an address that is not called. Of the kind that HTTP clients expect of a resolver. */
public final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    /** The address itself is not said: whoever may register a URL need not learn what the Director's DNS knows. */
    RefusedAddressException(String host) {
        super(host + " is at an address that is not public and not in eventplane.director.fetch.allowed-hosts");
    }
}
