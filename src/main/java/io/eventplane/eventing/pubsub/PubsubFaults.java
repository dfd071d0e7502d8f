package io.eventplane.eventing.pubsub;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.token.ClientTokenException;
import io.grpc.Status;

/** What is told of the service's answers. */
final class PubsubFaults {

    private PubsubFaults() {}

    /** Of a call that failed. */
    static Fault of(Throwable failure) {
        var status = Status.fromThrowable(failure);
        if (status.getCause() instanceof ClientTokenException token) {
            return SourceTokens.fault(token);
        }
        return new Fault(kind(status.getCode()), said(status));
    }

    private static Fault.Kind kind(Status.Code code) {
        return switch (code) {
            case UNAUTHENTICATED, PERMISSION_DENIED -> Fault.Kind.CREDENTIALS;
            case NOT_FOUND -> Fault.Kind.NO_SUCH_TOPIC;
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED, ALREADY_EXISTS ->
                Fault.Kind.REFUSED;
            case OK,
                    CANCELLED,
                    UNKNOWN,
                    DEADLINE_EXCEEDED,
                    RESOURCE_EXHAUSTED,
                    ABORTED,
                    INTERNAL,
                    UNAVAILABLE,
                    DATA_LOSS -> Fault.Kind.UNREACHABLE;
        };
    }

    private static String said(Status status) {
        var cause = status.getCause();
        var more = cause == null ? "" : ": " + Fault.said(cause);
        return "Pub/Sub answers " + status.getCode()
                + (status.getDescription() == null ? "" : ", " + status.getDescription()) + more;
    }
}
