package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.token.ClientTokenException;
import io.vertx.proton.sasl.SaslSystemException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import javax.security.sasl.SaslException;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/**
 * What a broker's errors mean to people.
 *
 * @see <a href="https://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-transport-v1.0-os.html#type-amqp-error">AMQP 1.0, amqp-error</a>
 */
final class Faults {

    private static final Set<String> MISSING = Set.of("amqp:not-found", "amqp:resource-deleted");
    private static final Set<String> FORBIDDEN = Set.of("amqp:unauthorized-access");
    private static final Set<String> UNFIT = Set.of(
            "amqp:not-allowed",
            "amqp:not-implemented",
            "amqp:invalid-field",
            "amqp:precondition-failed",
            "amqp:link:stolen");

    private Faults() {}

    /** Of an error that the broker told; without one it just ended. */
    static Fault of(@Nullable ErrorCondition told, String otherwise) {
        if (told == null || told.getCondition() == null) {
            return new Fault(Fault.Kind.UNREACHABLE, otherwise);
        }
        String condition = told.getCondition().toString();
        String description = told.getDescription();
        return new Fault(kind(condition), description == null ? condition : condition + ": " + description.strip());
    }

    /** Of a connection that did not come to be. */
    static Fault of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof BrokerError error) {
            return error.fault();
        }
        if (cause instanceof ClientTokenException token) {
            return SourceTokens.fault(token);
        }
        if (cause instanceof SaslSystemException busy && !busy.isPermanent()) {
            return Fault.unreachable(cause);
        }
        return cause instanceof SaslException || cause instanceof SecurityException
                ? new Fault(Fault.Kind.CREDENTIALS, Fault.said(cause))
                : Fault.unreachable(cause);
    }

    private static Fault.Kind kind(String condition) {
        if (MISSING.contains(condition)) {
            return Fault.Kind.NO_SUCH_TOPIC;
        }
        if (FORBIDDEN.contains(condition)) {
            return Fault.Kind.CREDENTIALS;
        }
        return UNFIT.contains(condition) ? Fault.Kind.REFUSED : Fault.Kind.UNREACHABLE;
    }
}
