package io.eventplane.gateway.amqp.sasl;

import io.eventplane.gateway.security.Login;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One exchange by one mechanism. Used by one thread at a time. */
@FunctionalInterface
public interface Mechanism {

    /**
     * Takes what the client answers.
     *
     * @return complete already, unless keys have to be derived
     */
    CompletionStage<Step> take(byte[] response);

    /** What comes next. */
    sealed interface Step {

        /** The client has to answer that, which is ASCII. */
        record Challenge(String text) implements Step {}

        /** The client has presented that. */
        record Presented(Login login) implements Step {}
    }

    /** Whether the client speaks first, and is to be asked if it doesn't. */
    default boolean needsResponse() {
        return true;
    }

    /** That is what was presented. */
    static CompletionStage<Step> presented(Login login) {
        return CompletableFuture.completedStage(new Step.Presented(login));
    }
}
