package io.eventplane.gateway.mqtt.session;

import io.eventplane.gateway.intake.Outcome;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway knows of a client between two connections: the events with QoS 2 that it has not released, and a will that waits. At most
 * 8 KiB, and what is under way. Thread-safe.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901230">MQTT 5.0, section 4.1</a>
 */
public final class Session {

    private static final CompletionStage<Outcome> ON_THE_BUS =
            CompletableFuture.completedStage(new Outcome.Accepted(List.of(), List.of()));

    private final BitSet awaitingRelease = new BitSet();
    private final Map<Integer, CompletionStage<Outcome>> underWay = new HashMap<>();
    private @Nullable Owner owner;
    private @Nullable Runnable will;
    private long willAt;
    private long expiresAt;

    /** The connection that has the session. */
    public interface Owner {

        /**
         * Another connection has it now. From any thread.
         *
         * @param ended whether the other one began anew
         */
        void takenOver(boolean ended);
    }

    /** Takes an event with QoS 2 once: one that is sent again before it is released is the same event. */
    public synchronized CompletionStage<Outcome> receive(int packetId, Supplier<CompletionStage<Outcome>> take) {
        if (awaitingRelease.get(packetId)) {
            return ON_THE_BUS;
        }
        var known = underWay.get(packetId);
        if (known != null) {
            return known;
        }
        var taken = take.get();
        underWay.put(packetId, taken);
        return taken.whenComplete((outcome, failure) -> settle(packetId, outcome instanceof Outcome.Accepted));
    }

    private synchronized void settle(int packetId, boolean accepted) {
        underWay.remove(packetId);
        if (accepted) {
            awaitingRelease.set(packetId);
        }
    }

    /** The client knows that its event is on the bus; false when there was no such event. */
    public synchronized boolean release(int packetId) {
        boolean known = awaitingRelease.get(packetId);
        awaitingRelease.clear(packetId);
        return known;
    }

    /** Who had it; a will that waited is not needed any more. */
    public synchronized Optional<Owner> handTo(Owner next) {
        var before = Optional.ofNullable(owner);
        owner = next;
        will = null;
        return before;
    }

    /** Whoever has it loses it, and the will that waited is due. */
    public void end() {
        Optional<Owner> before;
        Optional<Runnable> due;
        synchronized (this) {
            before = Optional.ofNullable(owner);
            due = Optional.ofNullable(will);
            owner = null;
            will = null;
        }
        before.ifPresent(connection -> connection.takenOver(true));
        due.ifPresent(Runnable::run);
    }

    /** Its connection is over; false when another one has it. */
    public synchronized boolean leave(Owner leaving, Duration expiry, long now) {
        if (owner != leaving) {
            return false;
        }
        owner = null;
        expiresAt = now + expiry.toNanos();
        return true;
    }

    /** What is to be done when the client does not come back in time. */
    public synchronized void bequeath(Runnable publish, Duration delay, long now) {
        will = publish;
        willAt = now + delay.toNanos();
    }

    /** The will whose time has come. */
    public synchronized Optional<Runnable> dueWill(long now) {
        if (will == null || owner != null || now - willAt < 0) {
            return Optional.empty();
        }
        var due = Optional.of(will);
        will = null;
        return due;
    }

    public synchronized boolean isOver(long now) {
        return owner == null && now - expiresAt >= 0;
    }
}
