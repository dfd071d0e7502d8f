package io.eventplane.eventing.pubsub;

import com.google.pubsub.v1.SubscriberGrpc;
import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.stub.AbstractStub;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The service's stubs over one connection, with what is presented there.
 *
 * @param token presented with each call; empty presents nothing
 */
record PubsubStubs(Channel channel, Optional<BearerToken> token) {

    private static final int ANSWER_SECONDS = 4;

    /** One that waits: for the answers to all of its calls together no longer than four seconds from now. */
    SubscriberGrpc.SubscriberBlockingStub blocking() {
        return calling(SubscriberGrpc.newBlockingStub(channel)).withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /** One that tells what was answered. */
    SubscriberGrpc.SubscriberStub async() {
        return streaming().withDeadlineAfter(2 * ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /** One whose answers come for as long as they come. */
    SubscriberGrpc.SubscriberStub streaming() {
        return calling(SubscriberGrpc.newStub(channel));
    }

    private <S extends AbstractStub<S>> S calling(S stub) {
        CallCredentials credentials = token.orElse(null);
        return credentials == null ? stub : stub.withCallCredentials(credentials);
    }
}
