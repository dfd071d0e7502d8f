package io.eventplane.gateway.amqp;

import org.apache.qpid.proton.amqp.Symbol;

/** The conditions of AMQP's standard that are told here. */
final class Conditions {

    static final Symbol NOT_FOUND = Symbol.valueOf("amqp:not-found");
    static final Symbol UNAUTHORIZED = Symbol.valueOf("amqp:unauthorized-access");
    static final Symbol INVALID_FIELD = Symbol.valueOf("amqp:invalid-field");
    static final Symbol DECODE_ERROR = Symbol.valueOf("amqp:decode-error");
    static final Symbol NOT_ALLOWED = Symbol.valueOf("amqp:not-allowed");
    static final Symbol PRECONDITION_FAILED = Symbol.valueOf("amqp:precondition-failed");
    static final Symbol RESOURCE_LIMIT_EXCEEDED = Symbol.valueOf("amqp:resource-limit-exceeded");
    static final Symbol INTERNAL_ERROR = Symbol.valueOf("amqp:internal-error");

    private Conditions() {}
}
