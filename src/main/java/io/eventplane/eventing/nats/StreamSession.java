package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.Fault;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.support.Status;
import java.time.Duration;
import java.time.Instant;

/** The pulling of one consumer's messages on one connection, until either is gone. Thread-safe. */
final class StreamSession {

    private static final Duration LONGEST_SILENCE = Demand.HEARTBEAT.multipliedBy(3);
    private static final int HEARTBEAT = 100;
    private static final int NO_MESSAGES = 404;
    private static final int EXPIRED = 408;
    private static final int CONFLICT = 409;
    private static final String MISSING = "Nats-Pending-Messages";

    private final NatsLine line;
    private final StreamConsumer consumer;
    private final Deliveries deliveries;
    private final StreamSubscription owner;
    private final Demand demand;
    private final String inbox;
    private final Subscription answers;
    private volatile Instant heard = Instant.now();

    StreamSession(NatsLine line, StreamConsumer consumer, Deliveries deliveries, StreamSubscription owner) {
        this.line = line;
        this.consumer = consumer;
        this.deliveries = deliveries;
        this.owner = owner;
        this.demand = new Demand(consumer.maxAckPending());
        this.inbox = line.inbox();
        this.answers = line.subscribe(inbox, null, this::heard);
    }

    /** Asks for messages, as many as there is room for. */
    void pull() {
        demand.more(deliveries.held()).ifPresent(request -> line.ask(consumer.next(), inbox, request));
    }

    /** The server does not even say any more that it knows of a request. */
    boolean isSilent() {
        return demand.isOpen() && heard.plus(LONGEST_SILENCE).isBefore(Instant.now());
    }

    StreamConsumer consumer() {
        return consumer;
    }

    void end() {
        line.unsubscribe(answers);
    }

    private void heard(Message message) {
        heard = Instant.now();
        if (message.isStatusMessage()) {
            told(message.getStatus(), message);
        } else if (message.isJetStream()) {
            demand.came();
            deliveries.received(consumer, message);
        }
        pull();
    }

    private void told(Status status, Message message) {
        switch (status.getCode()) {
            case HEARTBEAT -> {}
            case NO_MESSAGES, EXPIRED -> demand.ended(missing(message));
            case CONFLICT -> conflict(status.getMessage(), message);
            default -> lost(Fault.Kind.UNREACHABLE, status.getMessage());
        }
    }

    private void conflict(String reason, Message message) {
        if (reason.startsWith(Status.MESSAGE_SIZE_EXCEEDS_MAX_BYTES)) {
            demand.isOversize();
            demand.ended(missing(message));
        } else if (reason.startsWith(Status.BATCH_COMPLETED) || reason.startsWith("Exceeded MaxAckPending")) {
            demand.ended(missing(message));
        } else if (reason.startsWith(Status.EXCEEDED_MAX_PREFIX)) {
            lost(Fault.Kind.REFUSED, reason);
        } else {
            lost(Fault.Kind.UNREACHABLE, reason);
        }
    }

    private void lost(Fault.Kind kind, String reason) {
        owner.lost(this, new Fault(kind, "JetStream says: " + reason));
    }

    /** Servers that do not tell are asked once more when nothing else is asked for. */
    private static int missing(Message message) {
        var told = message.hasHeaders() ? message.getHeaders().getFirst(MISSING) : null;
        return told == null ? Integer.MAX_VALUE : Integer.parseInt(told);
    }
}
