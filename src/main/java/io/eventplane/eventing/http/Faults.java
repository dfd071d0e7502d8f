package io.eventplane.eventing.http;

import io.eventplane.eventing.source.Fault;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;

/** What the end of a connection means to people. */
final class Faults {

    private Faults() {}

    static Fault of(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof ConnectException)) {
            cause = cause.getCause();
        }
        boolean unreached = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        return unreached
                ? new Fault(Fault.Kind.UNREACHABLE, "nobody answers there: " + Fault.said(cause))
                : Fault.unreachable(cause);
    }
}
