package io.eventplane.eventing.pubsub;

import com.google.pubsub.v1.ReceivedMessage;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription has received, from the lease to the acknowledgement: held until it is settled, acknowledged a moment later, many
 * together. Needs no stream in particular. Thread-safe.
 */
final class Acknowledgements {

    /** Acknowledgements are gathered for so long. */
    private static final int GATHERED_MILLIS = 20;

    private static final int RETRY_MILLIS = 1000;

    private final PubsubCalls calls;
    private final ScheduledExecutorService timer;
    private final Leases leases = new Leases();
    private @Nullable Future<?> holding;
    private boolean ended;

    Acknowledgements(PubsubCalls calls, ScheduledExecutorService timer) {
        this.calls = calls;
        this.timer = timer;
    }

    /** Holds from now on what there is to hold, before its deadline has passed. */
    synchronized void begin() {
        long third = calls.settings().ackDeadline() * 1000L / 3;
        holding = timer.scheduleWithFixedDelay(this::hold, third, third, TimeUnit.MILLISECONDS);
    }

    /** Keeps one; answers whether it is new, and no other delivery of one that is held. */
    boolean take(ReceivedMessage received) {
        return leases.take(received.getMessage().getMessageId(), received.getAckId());
    }

    /** The message of that id may be acknowledged. */
    void settle(String messageId) {
        if (leases.settle(messageId)) {
            acknowledgeIn(GATHERED_MILLIS);
        }
    }

    /** Acknowledges what is settled, and lets everything else come again, now. Blocks for a few seconds. */
    void end() {
        synchronized (this) {
            ended = true;
            if (holding != null) {
                holding.cancel(false);
            }
        }
        calls.giveBack(leases.settled(), leases.clear());
    }

    private synchronized void acknowledgeIn(int millis) {
        if (!ended) {
            var unused = timer.schedule(this::acknowledge, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void acknowledge() {
        leases.settled().forEach(ids -> calls.acknowledge(ids, failure -> owe(ids)));
    }

    private void owe(List<String> ids) {
        leases.owe(ids);
        acknowledgeIn(RETRY_MILLIS);
    }

    private void hold() {
        leases.held().forEach(calls::hold);
    }
}
