package io.eventplane.eventing.nats;

import java.time.Duration;
import java.time.Instant;

/**
 * The durable consumer that a subscription takes its messages through.
 *
 * @param streamCreated tells a stream from one of the same name
 * @param ackWait after which a message comes again
 * @param maxAckPending messages on their way to all agents
 * @param unsettled how many there were when it was looked at
 * @param pending how many it had not delivered to anybody then
 */
record StreamConsumer(
        String stream,
        String durable,
        Instant streamCreated,
        Duration ackWait,
        int maxAckPending,
        long unsettled,
        long pending) {

    /** Where one asks for messages. */
    String next() {
        return "$JS.API.CONSUMER.MSG.NEXT." + stream + "." + durable;
    }

    /** The same for a message however often it comes, and for no other. */
    String position(long sequence) {
        return stream + "-" + streamCreated.toEpochMilli() + "-" + sequence;
    }
}
