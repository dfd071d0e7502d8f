package io.eventplane.gateway.amqp;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;

/**
 * Refusals as AMQP reports them: a condition of the standard, the detail as description, and in {@code info} the same that a problem
 * report over HTTP holds.
 *
 * @see <a href="https://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-transport-v1.0-os.html#type-amqp-error">AMQP 1.0, amqp-error</a>
 */
final class AmqpErrors {

    private static final Symbol TOO_LARGE = Symbol.valueOf("amqp:link:message-size-exceeded");
    private static final Symbol TYPE = Symbol.valueOf("type");
    private static final Symbol VIOLATIONS = Symbol.valueOf("violations");
    private static final Symbol ALTERNATIVES = Symbol.valueOf("alternatives");

    private AmqpErrors() {}

    static ErrorCondition of(Refusal refusal) {
        var error = of(condition(refusal.reason()), refusal.detail());
        Map<Symbol, Object> info = new LinkedHashMap<>();
        info.put(TYPE, "urn:eventplane:problem:" + refusal.reason().code());
        if (!refusal.violations().isEmpty()) {
            info.put(
                    VIOLATIONS,
                    refusal.violations().stream().map(AmqpErrors::violation).toList());
        }
        if (!refusal.alternatives().isEmpty()) {
            info.put(ALTERNATIVES, refusal.alternatives());
        }
        error.setInfo(info);
        return error;
    }

    /** One that no event has caused. */
    static ErrorCondition of(Symbol condition, String description) {
        var error = new ErrorCondition();
        error.setCondition(condition);
        error.setDescription(description);
        return error;
    }

    private static Map<String, String> violation(Violation violation) {
        return Map.of("pointer", violation.pointer(), "rule", violation.rule(), "message", violation.message());
    }

    private static Symbol condition(Reason reason) {
        return switch (reason) {
            case UNKNOWN_DEFINITION, UNKNOWN_CHANNEL, AMBIGUOUS_CHANNEL, RETIRED -> Conditions.NOT_FOUND;
            case UNAUTHENTICATED, INVALID_TOKEN, INSUFFICIENT_SCOPE -> Conditions.UNAUTHORIZED;
            case MALFORMED_ADDRESS -> Conditions.INVALID_FIELD;
            case MALFORMED_EVENT -> Conditions.DECODE_ERROR;
            case PROTOCOL_NOT_OFFERED -> Conditions.NOT_ALLOWED;
            case AMBIGUOUS_MESSAGE, INVALID_PAYLOAD, UNSUPPORTED_MEDIA_TYPE -> Conditions.PRECONDITION_FAILED;
            case TOO_LARGE -> TOO_LARGE;
            case RATE_EXCEEDED, TOO_MANY_LOGINS, OVERLOADED, ISSUER_UNAVAILABLE, BUS_UNAVAILABLE, BUS_FULL ->
                Conditions.RESOURCE_LIMIT_EXCEEDED;
        };
    }
}
