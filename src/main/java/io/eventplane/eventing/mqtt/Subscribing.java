package io.eventplane.eventing.mqtt;

import java.util.concurrent.CompletableFuture;

/**
 * What leads from a link to a subscription: CONNECT, and what the session that is found there makes necessary. It remembers, over all connections
 * of a subscription, what has been done already. For one link at a time.
 */
final class Subscribing {

    private static final CompletableFuture<?> NOTHING_TO_DO = CompletableFuture.completedFuture(null);

    private final Links links;
    private final Backlog backlog;

    private volatile boolean begun;
    private volatile boolean granted;

    Subscribing(Links links, Backlog backlog) {
        this.links = links;
        this.backlog = backlog;
    }

    /** Connects and subscribes; fails with what went wrong first. */
    CompletableFuture<?> by(Link link, Login login) {
        return forgotten(login)
                .thenCompose(ready -> link.connect(login, backlog.receiveMaximum()))
                .thenCompose(sessionPresent -> subscribed(link, sessionPresent))
                .thenRun(() -> granted = true);
    }

    /** Where it is to start clean, what the session has kept goes before the first connection: later ones go on with it. */
    private CompletableFuture<?> forgotten(Login login) {
        return links.settings().cleanStart() && !begun ? links.forSession().forget(login) : NOTHING_TO_DO;
    }

    /** What the session of an earlier life is subscribed to may differ. */
    private CompletableFuture<?> subscribed(Link link, boolean sessionPresent) {
        begun = true;
        if (granted && sessionPresent) {
            return resumed(link);
        }
        return links.settings()
                .unused()
                .filter(former -> sessionPresent)
                .<CompletableFuture<?>>map(former -> link.unsubscribe(former).exceptionally(refused -> null))
                .orElse(NOTHING_TO_DO)
                .thenCompose(unsubscribed -> link.subscribe());
    }

    /**
     * A session goes on by itself, a share may not: Mosquitto 2.0, started again, has the session without it, and nothing tells. Artemis sends once
     * more then what is under way, which does no harm.
     */
    private CompletableFuture<?> resumed(Link link) {
        return links.settings().isShared() ? link.subscribe() : NOTHING_TO_DO;
    }
}
