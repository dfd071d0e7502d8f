package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Next;
import io.eventplane.eventing.source.Patience;
import io.eventplane.token.ClientTokenException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connection that subscriptions at one address share, from the first to the last of them: connects, and connects again, with a new token
 * before the old one ends. Thread-safe.
 */
final class SharedConnection {

    /** Whoever is thrown out as soon as it is connected is to become slower. */
    private static final Duration STABLE = Duration.ofSeconds(5);

    private final NatsAddress address;
    private final Dialing dialing;
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
    private final Patience patience = new Patience();
    private final Future<?> ticking;
    private final Next next;

    private @Nullable NatsLine line;
    private @Nullable Fault fault;
    private Instant since = Instant.EPOCH;
    private boolean ended;

    SharedConnection(NatsAddress address, Dialing dialing, EventingThreads threads) {
        this.address = address;
        this.dialing = dialing;
        this.next = new Next(threads.timer(), threads.background());
        this.ticking =
                threads.timer().scheduleWithFixedDelay(() -> guests.forEach(Guest::tick), 1, 1, TimeUnit.SECONDS);
        dialAfter(Duration.ZERO);
    }

    synchronized void enter(Guest guest) {
        guests.add(guest);
        if (line != null) {
            guest.connected(line);
        } else if (fault != null) {
            guest.disconnected(fault);
        }
    }

    /** One less; answers whether nobody is left. */
    boolean leave(Guest guest) {
        guests.remove(guest);
        return guests.isEmpty();
    }

    /** Closes it; blocks for a few seconds. */
    void end() {
        ticking.cancel(false);
        var last = ended();
        if (last != null) {
            last.close();
        }
    }

    private synchronized @Nullable NatsLine ended() {
        ended = true;
        next.never();
        return line;
    }

    private synchronized void dialAfter(Duration pause) {
        if (!ended) {
            next.in(pause, this::dial);
        }
    }

    private void dial() {
        try {
            established(dialing.dial(address, this::lost));
        } catch (IOException | ClientTokenException e) {
            var why = NatsFaults.ofDialing(e);
            if (why.kind() == Fault.Kind.CREDENTIALS) {
                dialing.refused(address);
            }
            failed(why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void established(NatsLine opened) {
        if (!isTaken(opened)) {
            opened.close();
            return;
        }
        opened.renewal().ifPresent(when -> renewAt(opened, when));
    }

    private synchronized boolean isTaken(NatsLine opened) {
        if (ended) {
            return false;
        }
        line = opened;
        fault = null;
        since = Instant.now();
        guests.forEach(guest -> guest.connected(opened));
        return true;
    }

    private synchronized void renewAt(NatsLine old, Instant when) {
        if (!ended) {
            next.in(Duration.between(Instant.now(), when), old::drain);
        }
    }

    private void lost(String reason) {
        failed(new Fault(Fault.Kind.UNREACHABLE, reason));
    }

    private synchronized void failed(Fault why) {
        if (ended) {
            return;
        }
        if (line != null && since.plus(STABLE).isBefore(Instant.now())) {
            patience.reset();
        }
        boolean renewing = line != null
                && line.renewal().filter(when -> when.isBefore(Instant.now())).isPresent();
        line = null;
        fault = why;
        guests.forEach(guest -> guest.disconnected(why));
        dialAfter(renewing ? Duration.ZERO : patience.afterFailure(why.kind()));
    }
}
