package io.eventplane.eventing.pubsub;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import io.eventplane.eventing.source.Receiver;
import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one subscription says to the service. */
record PubsubCalls(PubsubSettings settings, Channel channel, Optional<BearerToken> token) {

    private static final int ANSWER_SECONDS = 4;
    private static final String LABEL = "managed-by";
    private static final String OURS = "eventplane";
    /** The topic of a subscription whose topic is gone. */
    private static final String DELETED = "_deleted-topic_";

    /**
     * Sees to it that there is a subscription on the topic. Blocks.
     *
     * @throws StatusRuntimeException when there is none to be had
     */
    void ensureSubscription() {
        var known = known();
        if (known.isEmpty()) {
            create();
        } else if (known.get().getTopic().equals(DELETED)) {
            renew(known.get());
        } else if (!known.get().getTopic().equals(settings.topic())
                && !known.get().getTopic().isEmpty()) {
            throw Status.INVALID_ARGUMENT
                    .withDescription(settings.subscription() + " is on the topic "
                            + known.get().getTopic())
                    .asRuntimeException();
        }
    }

    /** Deletes the subscription, if it was made here. Blocks. */
    void removeSubscription() {
        known().filter(PubsubCalls::isOurs)
                .ifPresent(ours -> blocking()
                        .deleteSubscription(DeleteSubscriptionRequest.newBuilder()
                                .setSubscription(settings.subscription())
                                .build()));
    }

    /** Begins to receive; the first request says how much at once. */
    StreamObserver<StreamingPullRequest> pull(
            ClientResponseObserver<StreamingPullRequest, StreamingPullResponse> heard) {
        var requests = calling(SubscriberGrpc.newStub(channel)).streamingPull(heard);
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
        async().acknowledge(acknowledgement(ackIds), new Answer(failed));
    }

    /** Holds them for so many seconds more. */
    void hold(List<String> ackIds, int seconds) {
        async().modifyAckDeadline(holding(ackIds, seconds), new Answer(unheard -> {}));
    }

    /** Acknowledges these, and lets those come again. Blocks, and does what it can. */
    void giveBack(List<List<String>> settled, List<List<String>> held) {
        try {
            settled.forEach(ids -> blocking().acknowledge(acknowledgement(ids)));
            held.forEach(ids -> blocking().modifyAckDeadline(holding(ids, 0)));
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

    /** Who may only consume may not look; then it is as it is. */
    private Optional<Subscription> known() {
        try {
            return Optional.of(blocking()
                    .getSubscription(GetSubscriptionRequest.newBuilder()
                            .setSubscription(settings.subscription())
                            .build()));
        } catch (StatusRuntimeException e) {
            return switch (e.getStatus().getCode()) {
                case NOT_FOUND -> Optional.empty();
                case PERMISSION_DENIED -> Optional.of(Subscription.getDefaultInstance());
                default -> throw e;
            };
        }
    }

    private void create() {
        try {
            blocking()
                    .createSubscription(Subscription.newBuilder()
                            .setName(settings.subscription())
                            .setTopic(settings.topic())
                            .setAckDeadlineSeconds(settings.ackDeadline())
                            .setEnableMessageOrdering(settings.ordering())
                            .putLabels(LABEL, OURS)
                            .build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    private void renew(Subscription orphan) {
        if (!isOurs(orphan)) {
            throw Status.NOT_FOUND
                    .withDescription("the topic of " + settings.subscription() + " was deleted")
                    .asRuntimeException();
        }
        removeSubscription();
        create();
    }

    private static boolean isOurs(Subscription subscription) {
        return OURS.equals(subscription.getLabelsMap().get(LABEL));
    }

    private SubscriberGrpc.SubscriberBlockingStub blocking() {
        return calling(SubscriberGrpc.newBlockingStub(channel)).withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private SubscriberGrpc.SubscriberStub async() {
        return calling(SubscriberGrpc.newStub(channel)).withDeadlineAfter(2 * ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private <S extends AbstractStub<S>> S calling(S stub) {
        CallCredentials credentials = token.orElse(null);
        return credentials == null ? stub : stub.withCallCredentials(credentials);
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
