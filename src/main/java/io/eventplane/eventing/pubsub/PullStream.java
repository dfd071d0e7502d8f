package io.eventplane.eventing.pubsub;

import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import org.jspecify.annotations.Nullable;

/** One stream of messages, from its opening until it ends, which it does now and then by itself. */
final class PullStream implements ClientResponseObserver<StreamingPullRequest, StreamingPullResponse> {

    private final PubsubSubscription owner;
    private volatile @Nullable ClientCallStreamObserver<StreamingPullRequest> requests;

    PullStream(PubsubSubscription owner) {
        this.owner = owner;
    }

    /** Ends it from this side. */
    void cancel() {
        var open = requests;
        if (open != null) {
            open.cancel("closed", null);
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<StreamingPullRequest> stream) {
        requests = stream;
    }

    @Override
    public void onNext(StreamingPullResponse response) {
        response.getReceivedMessagesList().forEach(message -> owner.received(this, message));
    }

    @Override
    public void onError(Throwable failure) {
        owner.lost(this, failure);
    }

    @Override
    public void onCompleted() {
        owner.lost(this, Status.UNAVAILABLE.withDescription("the stream ended").asRuntimeException());
    }
}
