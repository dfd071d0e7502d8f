package io.eventplane.eventing.pubsub;

import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.SubscriberGrpc.SubscriberBlockingStub;
import com.google.pubsub.v1.Subscription;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** The subscription as the service keeps it, between a topic and those who receive. Asks the service, and blocks. */
record SubscriptionResource(PubsubSettings settings, PubsubStubs stubs) {

    private static final String LABEL = "managed-by";
    private static final String OURS = "eventplane";
    /** The topic of a subscription whose topic is gone. */
    private static final String DELETED = "_deleted-topic_";

    /**
     * Sees to it that there is one on the topic.
     *
     * @throws StatusRuntimeException when there is none to be had
     */
    void ensure() {
        var service = stubs.blocking();
        var known = known(service);
        if (known.isEmpty()) {
            create(service);
        } else if (known.get().getTopic().equals(DELETED)) {
            renew(service, known.get());
        } else if (!known.get().getTopic().equals(settings.topic())
                && !known.get().getTopic().isEmpty()) {
            throw Status.INVALID_ARGUMENT
                    .withDescription(settings.subscription() + " is on the topic "
                            + known.get().getTopic())
                    .asRuntimeException();
        }
    }

    /** Deletes it, if it was made here and the service can be reached. */
    void remove() {
        var service = stubs.blocking();
        try {
            if (known(service).filter(SubscriptionResource::isOurs).isPresent()) {
                delete(service);
            }
        } catch (StatusRuntimeException unreachable) {
            // The service deletes it when nobody has used it for a month.
            return;
        }
    }

    /** Who may only consume may not look; then it is as it is. */
    private Optional<Subscription> known(SubscriberBlockingStub service) {
        try {
            return Optional.of(service.getSubscription(GetSubscriptionRequest.newBuilder()
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

    private void create(SubscriberBlockingStub service) {
        try {
            var unused = service.createSubscription(Subscription.newBuilder()
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

    private void renew(SubscriberBlockingStub service, Subscription orphan) {
        if (!isOurs(orphan)) {
            throw Status.NOT_FOUND
                    .withDescription("the topic of " + settings.subscription() + " was deleted")
                    .asRuntimeException();
        }
        delete(service);
        create(service);
    }

    private void delete(SubscriberBlockingStub service) {
        var unused = service.deleteSubscription(DeleteSubscriptionRequest.newBuilder()
                .setSubscription(settings.subscription())
                .build());
    }

    private static boolean isOurs(Subscription subscription) {
        return OURS.equals(subscription.getLabelsMap().get(LABEL));
    }
}
