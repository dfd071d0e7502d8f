package io.eventplane.eventing.nats;

import io.eventplane.eventing.nats.NatsFaults.UnfitException;
import io.eventplane.eventing.source.Fault;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The consumer of one subscription, as JetStream knows it. Asks the server, and blocks. */
record StreamConsumers(NatsSettings settings) {

    /** By what a consumer is known that was made here, and may go with its subscription. */
    private static final String OURS = "made by eventplane";

    private static final int NO_SUCH_CONSUMER = 10_014;

    /**
     * Finds the consumer, or makes it.
     *
     * @param held where one begins that is made, if anything is known of this stream
     */
    StreamConsumer ensured(JetStreamManagement streams, Held held)
            throws IOException, JetStreamApiException, UnfitException {
        var stream = stream(streams);
        var created = streams.getStreamInfo(stream).getCreateTime().toInstant();
        var next = held.nextIn(created);
        var known = known(streams, stream);
        var info = known.isPresent() ? fit(streams, stream, known.get()) : made(streams, stream, next);
        return new StreamConsumer(
                stream,
                settings.durable(),
                created,
                info.getConsumerConfiguration().getAckWait(),
                most(info.getConsumerConfiguration()),
                info.getNumAckPending(),
                info.getNumPending());
    }

    /**
     * Makes the server forget requests of those who are gone, which it does when it is asked about the consumer: else it gives what is to come
     * again to one of them, notices, and lets it come behind everything else.
     */
    void forgetTheGone(JetStreamManagement streams, StreamConsumer consumer) throws IOException, JetStreamApiException {
        streams.getConsumerInfo(consumer.stream(), consumer.durable());
    }

    /** Deletes the consumer, if it was made here. */
    void remove(JetStreamManagement streams) throws IOException, JetStreamApiException, UnfitException {
        var stream = stream(streams);
        var known = known(streams, stream);
        if (known.isPresent() && isOurs(known.get())) {
            streams.deleteConsumer(stream, settings.durable());
        }
    }

    private String stream(JetStreamManagement streams) throws IOException, JetStreamApiException, UnfitException {
        if (settings.stream().isPresent()) {
            return settings.stream().get();
        }
        var names = streams.getStreamNames(settings.subject());
        if (names.isEmpty()) {
            throw new UnfitException(
                    Fault.Kind.NO_SUCH_TOPIC,
                    "no stream has the subject " + settings.subject()
                            + ": add it to one, or set mode to core if messages may be lost");
        }
        if (names.size() > 1) {
            throw new UnfitException(
                    Fault.Kind.REFUSED,
                    "several streams have the subject " + settings.subject() + ", " + String.join(", ", names)
                            + ": set stream");
        }
        return names.get(0);
    }

    private Optional<ConsumerInfo> known(JetStreamManagement streams, String stream)
            throws IOException, JetStreamApiException {
        try {
            return Optional.of(streams.getConsumerInfo(stream, settings.durable()));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_SUCH_CONSUMER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ConsumerInfo made(JetStreamManagement streams, String stream, OptionalLong next)
            throws IOException, JetStreamApiException {
        var wanted = ConsumerConfiguration.builder()
                .durable(settings.durable())
                .description(OURS)
                .filterSubject(settings.subject())
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(settings.ackWait())
                .maxAckPending(settings.maxAckPending());
        if (next.isPresent()) {
            wanted.deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(next.getAsLong());
        } else {
            wanted.deliverPolicy(settings.deliverPolicy());
        }
        return streams.addOrUpdateConsumer(stream, wanted.build());
    }

    /** One that was made by others stays as it is. */
    private ConsumerInfo fit(JetStreamManagement streams, String stream, ConsumerInfo known)
            throws IOException, JetStreamApiException, UnfitException {
        var has = known.getConsumerConfiguration();
        if (has.getDeliverSubject() != null || has.getAckPolicy() != AckPolicy.Explicit) {
            throw new UnfitException(
                    Fault.Kind.REFUSED,
                    "the consumer " + settings.durable()
                            + " pushes, or wants not every message acknowledged: make it a pull consumer with explicit acknowledgement, or set another durable");
        }
        boolean same = has.getAckWait().equals(settings.ackWait()) && most(has) == settings.maxAckPending();
        if (same || !isOurs(known)) {
            return known;
        }
        return streams.addOrUpdateConsumer(
                stream,
                ConsumerConfiguration.builder(has)
                        .ackWait(settings.ackWait())
                        .maxAckPending(settings.maxAckPending())
                        .build());
    }

    private static int most(ConsumerConfiguration has) {
        long most = has.getMaxAckPending();
        return most < 1 ? Integer.MAX_VALUE : (int) most;
    }

    private static boolean isOurs(ConsumerInfo info) {
        return OURS.equals(info.getConsumerConfiguration().getDescription());
    }
}
