package io.eventplane.eventing.mqtt;

import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.token.ClientTokenException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** The connections of one subscription, one after the other: what leads to the next one, and what it means that one is lost. Thread-safe. */
final class Connecting {

    /** After this side has disconnected. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final Links links;
    private final Logins logins;
    private final Backlog backlog;
    private final MqttSubscription owner;
    private final ExecutorService background;
    private final Schedule schedule;
    private final Subscribing subscribing;
    private final LinkInUse current;

    Connecting(Links links, Logins logins, EventingThreads threads, Backlog backlog, MqttSubscription owner) {
        this.links = links;
        this.logins = logins;
        this.backlog = backlog;
        this.owner = owner;
        this.background = threads.background();
        this.schedule = new Schedule(threads);
        this.subscribing = new Subscribing(links, backlog);
        this.current = new LinkInUse(links, owner);
    }

    /** Tries for the first time. */
    void begin() {
        schedule.after(Duration.ZERO, this::connect);
    }

    /** Whether what comes over this link still counts. */
    boolean isBy(Link one) {
        return current.is(one);
    }

    /** The link is not connected any more, or could not be. */
    void lost(Link one, Throwable cause) {
        if (Faults.isFlood(cause)) {
            backlog.widen();
        }
        over(one, () -> failed(Faults.of(cause)));
    }

    /** Disconnects until there is room for more. */
    void pause(Link one) {
        backlog.widen();
        over(one, () -> failed(Backlog.FLOODED));
    }

    /** Ends it for now; done when it is disconnected. */
    CompletableFuture<?> end() {
        schedule.end();
        return current.end();
    }

    /** Ends it for good; done when the broker has forgotten the session. */
    CompletableFuture<?> endForGood() {
        return end().thenApplyAsync(disconnected -> logins.next(), background)
                .thenCompose(login -> links.forSession().forget(login));
    }

    private void connect() {
        if (backlog.isFull()) {
            failed(Backlog.FLOODED);
            return;
        }
        try {
            links.lookUp();
            var login = logins.next();
            var known = new CompletableFuture<Boolean>();
            current.next(known).ifPresent(one -> start(one, login, known));
        } catch (UnknownHostException | ClientTokenException e) {
            failed(Faults.of(e));
        }
    }

    private void start(Link one, Login login, CompletableFuture<Boolean> known) {
        var unused = subscribing.by(one, login).whenComplete((subscribed, failure) -> {
            known.complete(failure == null);
            if (failure == null) {
                subscribed(one, login);
            } else {
                lost(one, failure);
            }
        });
    }

    private void subscribed(Link one, Login login) {
        synchronized (this) {
            if (!isBy(one)) {
                return;
            }
            schedule.succeeded();
            login.renewal().ifPresent(at -> schedule.after(Duration.between(Instant.now(), at), () -> renew(one)));
        }
        owner.subscribed();
    }

    /** Nobody is told: it is as good as subscribed. */
    private void renew(Link one) {
        over(one, () -> schedule.after(AT_ONCE, this::connect));
    }

    private void over(Link one, Runnable then) {
        synchronized (this) {
            if (!current.isOver(one)) {
                return;
            }
            schedule.interrupted();
        }
        var unused = one.leave().thenRun(then);
    }

    private void failed(Fault fault) {
        if (fault.kind() == Fault.Kind.CREDENTIALS) {
            logins.refused();
        }
        owner.failed(fault);
        schedule.afterFailure(fault.kind(), this::connect);
    }
}
