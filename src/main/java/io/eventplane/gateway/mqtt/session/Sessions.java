package io.eventplane.gateway.mqtt.session;

import io.eventplane.gateway.mqtt.packet.MqttSettings;
import io.eventplane.gateway.mqtt.session.Client.SessionId;
import io.eventplane.gateway.mqtt.session.Session.Owner;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The sessions of all clients that are here, and of those that are away and may come back. In memory only: a gateway that starts again knows
 * none. Thread-safe.
 */
@OnePerApplication
public final class Sessions {

    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private final int most;
    private final Map<SessionId, Session> all = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong(System.nanoTime());

    @Inject
    public Sessions(MqttSettings settings) {
        this.most = settings.maxSessions();
    }

    /**
     * A session that a client has now.
     *
     * @param present whether the client had it before
     */
    public record Opened(Session session, boolean present) {}

    /** The session of a client that comes; whoever had it is cut. */
    public Opened open(SessionId id, boolean clean, Owner owner) {
        List<Session> known = new ArrayList<>();
        var session = all.compute(id, (same, kept) -> {
            Stream.ofNullable(kept).forEach(known::add);
            return kept == null || clean || kept.isOver(System.nanoTime()) ? new Session() : kept;
        });
        boolean present = known.remove(session);
        known.forEach(Session::end);
        session.handTo(owner).ifPresent(other -> other.takenOver(false));
        return new Opened(session, present);
    }

    /** The client is gone; its session stays for a while. */
    public void leave(SessionId id, Session session, Owner owner, Departure departure) {
        long now = System.nanoTime();
        if (!session.leave(owner, departure.expiry(), now)) {
            return;
        }
        departure.will().ifPresent(publish -> session.bequeath(publish, departure.willDelay(), now));
        session.dueWill(now).ifPresent(Runnable::run);
        if (departure.expiry().isZero() || all.size() > most) {
            end(id, session);
        }
    }

    /**
     * How a client goes.
     *
     * @param expiry how long its session stays
     * @param will what publishes it, unless the client is back in time; the session's end is the last moment for it
     */
    public record Departure(Duration expiry, Optional<Runnable> will, Duration willDelay) {}

    /** Ends what is over and publishes what is due. Every connection's loop may ask for it; once in a second it is done. */
    public void sweep(long now) {
        long last = swept.get();
        if (now - last < SWEEP_NANOS || !swept.compareAndSet(last, now)) {
            return;
        }
        all.forEach((id, session) -> {
            session.dueWill(now).ifPresent(Runnable::run);
            if (session.isOver(now)) {
                end(id, session);
            }
        });
    }

    private void end(SessionId id, Session session) {
        if (all.remove(id, session)) {
            session.end();
        }
    }
}
