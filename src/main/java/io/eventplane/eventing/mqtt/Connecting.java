package io.eventplane.eventing.mqtt;

import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Patience;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.token.ClientTokenException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one subscription, one after the other: when to try, with which client, and what it means that one is lost. Thread-safe.
 *
 * <p>An attempt is over once, whoever notices first: the client's listener, the answer to a CONNECT or SUBSCRIBE, or this side itself.
 */
final class Connecting {

    /** Whoever is thrown out as soon as it is connected is to become slower. */
    private static final Duration STABLE = Duration.ofSeconds(1);
    /** How long a broker may take for the end of a connection. */
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    /** After this side has disconnected. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private static final Fault PAUSED = new Fault(
            Fault.Kind.UNREACHABLE,
            "disconnected by this side until the Runtime's bus has taken what was received: the broker sends more"
                    + " at once than there is room for");

    private final Links links;
    private final Logins logins;
    private final EventingThreads threads;
    private final Backlog backlog;
    private final MqttSubscription owner;
    private final Patience patience = new Patience();

    private @Nullable Link link;
    private CompletableFuture<@Nullable Void> attempt = CompletableFuture.completedFuture(null);
    private boolean underway;
    private boolean begun;
    private boolean granted;
    private boolean ended;
    private Instant since = Instant.MAX;
    private Future<?> next = CompletableFuture.completedFuture(null);

    Connecting(Links links, Logins logins, EventingThreads threads, Backlog backlog, MqttSubscription owner) {
        this.links = links;
        this.logins = logins;
        this.threads = threads;
        this.backlog = backlog;
        this.owner = owner;
    }

    /** Tries for the first time. */
    void begin() {
        after(Duration.ZERO, this::connect);
    }

    /** Whether what comes over this link still counts. */
    synchronized boolean isBy(Link one) {
        return underway && !ended && one == link;
    }

    /** The link is not connected any more, or could not be. */
    void lost(Link one, Throwable cause) {
        if (Faults.isFlood(cause)) {
            backlog.widen();
        }
        over(one, Faults.of(cause));
    }

    /** Disconnects until there is room for more. */
    void pause(Link one) {
        backlog.widen();
        over(one, PAUSED);
    }

    /** Ends it for now; done when it is disconnected. */
    CompletableFuture<?> end() {
        CompletableFuture<?> last;
        Link connected;
        synchronized (this) {
            ended = true;
            next.cancel(false);
            last = attempt;
            connected = link;
        }
        return connected == null
                ? last
                : last.thenCompose(over -> ended(connected.disconnect()))
                        .whenComplete((disconnected, failure) -> connected.release());
    }

    /** Ends it for good; done when the broker has forgotten the session. */
    CompletableFuture<?> endForGood() {
        return end().thenApplyAsync(disconnected -> logins.next(), threads.background())
                .thenCompose(login -> links.forSession().forget(login));
    }

    private void connect() {
        if (backlog.isFull()) {
            failed(PAUSED);
            return;
        }
        try {
            links.lookUp();
            start(logins.next());
        } catch (UnknownHostException e) {
            failed(new Fault(Fault.Kind.UNREACHABLE, "unknown host " + Fault.said(e)));
        } catch (ClientTokenException e) {
            failed(SourceTokens.fault(e));
        }
    }

    private void start(Login login) {
        Link one;
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        synchronized (this) {
            if (ended) {
                return;
            }
            one = usable();
            link = one;
            attempt = done;
            underway = true;
            since = Instant.MAX;
        }
        var unused = CompletableFuture.completedFuture(login)
                .thenCompose(this::forgotten)
                .thenCompose(ready -> one.connect(login, backlog.receiveMaximum()))
                .thenCompose(sessionPresent -> subscribed(one, sessionPresent))
                .whenComplete((subscribed, failure) -> {
                    done.complete(null);
                    if (failure == null) {
                        subscribed(one, login);
                    } else {
                        lost(one, failure);
                    }
                });
    }

    /** Where it is to start clean, what the session has kept goes before the first connection: later ones go on with it. */
    private CompletableFuture<?> forgotten(Login login) {
        return links.settings().cleanStart() && !begun
                ? links.forSession().forget(login)
                : CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<?> subscribed(Link one, boolean sessionPresent) {
        begun = true;
        if (granted && sessionPresent) {
            return CompletableFuture.completedFuture(null);
        }
        var former = links.settings().unused().filter(filter -> sessionPresent);
        return former.map(filter -> ended(one.unsubscribe(filter)))
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenCompose(unsubscribed -> one.subscribe());
    }

    private void subscribed(Link one, Login login) {
        synchronized (this) {
            if (!isBy(one)) {
                return;
            }
            granted = true;
            since = Instant.now();
            login.renewal().ifPresent(at -> after(Duration.between(since, at), () -> renew(one)));
        }
        owner.subscribed();
    }

    /** Nobody is told: it is as good as subscribed. */
    private void renew(Link one) {
        if (isOver(one)) {
            var unused = ended(one.disconnect()).thenRun(() -> after(AT_ONCE, this::connect));
        }
    }

    private void over(Link one, Fault fault) {
        if (isOver(one)) {
            var unused = ended(one.disconnect()).thenRun(() -> failed(fault));
        }
    }

    /** Makes an end of an attempt; false when it had one. */
    private synchronized boolean isOver(Link one) {
        if (!isBy(one)) {
            return false;
        }
        underway = false;
        next.cancel(false);
        if (since.isBefore(Instant.now().minus(STABLE))) {
            patience.reset();
        }
        return true;
    }

    private void failed(Fault fault) {
        if (fault.kind() == Fault.Kind.CREDENTIALS) {
            logins.refused();
        }
        owner.failed(fault);
        synchronized (this) {
            after(patience.afterFailure(fault.kind()), this::connect);
        }
    }

    private synchronized void after(Duration pause, Runnable what) {
        if (!ended) {
            next = threads.timer()
                    .schedule(
                            () -> threads.background().execute(what),
                            Math.max(0, pause.toMillis()),
                            TimeUnit.MILLISECONDS);
        }
    }

    /** A client of which something is not acknowledged is not used again; one that can't even be disconnected is left to the broker. */
    private Link usable() {
        Link former = link;
        if (former != null && former.isIdle() && !former.isConnected()) {
            return former;
        }
        if (former != null && !former.isConnected()) {
            former.release();
        }
        return links.with(owner);
    }

    /** Done when it is, whatever became of it, or when it takes too long. */
    private static CompletableFuture<@Nullable Void> ended(CompletableFuture<?> what) {
        return what.orTimeout(LONGEST_END.toSeconds(), TimeUnit.SECONDS).handle((done, failure) -> null);
    }
}
