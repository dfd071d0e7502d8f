package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.token.ClientTokenException;
import io.nats.client.AuthenticationException;
import io.nats.client.JetStreamApiException;
import java.io.IOException;

/** What is told of NATS' and its client's complaints. */
final class NatsFaults {

    private static final int NOT_FOUND = 404;
    private static final int NO_ANSWER = 503;
    private static final int NO_JETSTREAM_HERE = 10_039;
    private static final int NO_JETSTREAM = 10_076;

    private NatsFaults() {}

    /** Of an attempt to connect. */
    static Fault ofDialing(Exception failure) {
        if (failure instanceof ClientTokenException token) {
            return SourceTokens.fault(token);
        }
        return failure instanceof AuthenticationException
                ? new Fault(Fault.Kind.CREDENTIALS, "the server does not take these credentials")
                : Fault.unreachable(failure);
    }

    /** Of JetStream, asked for what the subscription needs. */
    static Fault ofAsking(Exception failure, NatsLine line) {
        var forbidden = line.forbidden();
        if (forbidden.isPresent()) {
            return new Fault(Fault.Kind.CREDENTIALS, forbidden.get());
        }
        if (failure instanceof JetStreamApiException e) {
            return ofApi(e);
        }
        if (failure instanceof UnfitException unfit) {
            return unfit.fault();
        }
        return failure instanceof IOException && !line.hasStreams() ? noJetStream() : Fault.unreachable(failure);
    }

    private static Fault ofApi(JetStreamApiException e) {
        if (e.getApiErrorCode() == NO_JETSTREAM || e.getApiErrorCode() == NO_JETSTREAM_HERE) {
            return noJetStream();
        }
        String said = "JetStream says: " + e.getErrorDescription();
        return switch (e.getErrorCode()) {
            case NOT_FOUND -> new Fault(Fault.Kind.NO_SUCH_TOPIC, said);
            case NO_ANSWER -> new Fault(Fault.Kind.UNREACHABLE, said);
            default -> new Fault(Fault.Kind.REFUSED, said);
        };
    }

    private static Fault noJetStream() {
        return new Fault(
                Fault.Kind.NO_SUCH_TOPIC,
                "the server has no JetStream for this user, so no stream: enable it, or set mode to core if messages may be lost");
    }

    /** There is something, but it is not fit for the subscription. */
    static final class UnfitException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        UnfitException(Fault.Kind kind, String message) {
            super(message);
            this.fault = new Fault(kind, message);
        }

        Fault fault() {
            return fault;
        }
    }
}
