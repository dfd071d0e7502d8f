package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.token.ClientTokenException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.InvalidGroupIdException;
import org.apache.kafka.common.errors.InvalidSessionTimeoutException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What the exceptions of Kafka's client mean to people. */
final class Faults {

    private Faults() {}

    static Fault of(Throwable thrown, String topic) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientTokenException token) {
                return SourceTokens.fault(token);
            }
            if (cause instanceof UnknownTopicOrPartitionException) {
                return new Fault(Fault.Kind.NO_SUCH_TOPIC, "there is no topic " + topic);
            }
            if (cause instanceof UnknownTopicIdException) {
                return new Fault(Fault.Kind.NO_SUCH_TOPIC, Fault.said(cause));
            }
            if (isRefusal(cause)) {
                return new Fault(Fault.Kind.REFUSED, Fault.said(cause));
            }
            if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
                return new Fault(Fault.Kind.CREDENTIALS, Fault.said(cause));
            }
        }
        return Fault.unreachable(root(thrown));
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof SslAuthenticationException
                || cause instanceof SSLException
                || cause instanceof UnsupportedSaslMechanismException
                || cause instanceof UnsupportedVersionException
                || cause instanceof InvalidTopicException
                || cause instanceof InvalidGroupIdException
                || cause instanceof InvalidSessionTimeoutException
                || cause instanceof InconsistentGroupProtocolException;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
