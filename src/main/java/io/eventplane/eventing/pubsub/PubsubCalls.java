package io.eventplane.eventing.pubsub;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import io.eventplane.eventing.source.Receiver;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one subscription says to the service of its messages. */
record PubsubCalls(PubsubSettings settings, PubsubStubs stubs) {

    /** Begins to receive; the first request says how much at once. */
    StreamObserver<StreamingPullRequest> pull(
            ClientResponseObserver<StreamingPullRequest, StreamingPullResponse> heard) {
        var requests = stubs.streaming().streamingPull(heard);
        requests.onNext(StreamingPullRequest.newBuilder()
                .setSubscription(settings.subscription())
                .setStreamAckDeadlineSeconds(settings.ackDeadline())
                .setClientId(settings.client())
                .setMaxOutstandingMessages(settings.maxOutstanding())
                .setMaxOutstandingBytes(Receiver.WINDOW_BYTES)
                .build());
        return requests;
    }

    void acknowledge(List<String> ackIds, Consumer<Throwable> failed) {
        stubs.async().acknowledge(acknowledgement(ackIds), new Answer(failed));
    }

    /** Holds them for as long as they may be held once more. */
    void hold(List<String> ackIds) {
        stubs.async().modifyAckDeadline(holding(ackIds, settings.ackDeadline()), new Answer(unheard -> {}));
    }

    /** Acknowledges these, and lets those come again. Blocks for a few seconds, however many there are, and does what it can. */
    void giveBack(List<List<String>> settled, List<List<String>> held) {
        var service = stubs.blocking();
        try {
            settled.forEach(ids -> service.acknowledge(acknowledgement(ids)));
            held.forEach(ids -> service.modifyAckDeadline(holding(ids, 0)));
        } catch (StatusRuntimeException unreachable) {
            // It comes again when its time is over.
            return;
        }
    }

    private AcknowledgeRequest acknowledgement(List<String> ackIds) {
        return AcknowledgeRequest.newBuilder()
                .setSubscription(settings.subscription())
                .addAllAckIds(ackIds)
                .build();
    }

    private ModifyAckDeadlineRequest holding(List<String> ackIds, int seconds) {
        return ModifyAckDeadlineRequest.newBuilder()
                .setSubscription(settings.subscription())
                .setAckDeadlineSeconds(seconds)
                .addAllAckIds(ackIds)
                .build();
    }

    private record Answer(Consumer<Throwable> failed) implements StreamObserver<Empty> {

        @Override
        public void onNext(@Nullable Empty nothing) {}

        @Override
        public void onError(Throwable failure) {
            failed.accept(failure);
        }

        @Override
        public void onCompleted() {}
    }
}
