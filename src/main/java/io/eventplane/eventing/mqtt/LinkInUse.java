package io.eventplane.eventing.mqtt;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The link that a subscription has at the time, from when it is to be connected until it is not any more; there is at most one. Thread-safe.
 *
 * <p>Its use is over once, whoever notices first: the client's listener, the answer to a CONNECT or SUBSCRIBE, or this side itself.
 */
final class LinkInUse {

    private final Links links;
    private final Link.Listener listener;

    private @Nullable Link link;
    private CompletableFuture<?> attempt = CompletableFuture.completedFuture(null);
    private boolean inUse;
    private boolean ended;

    LinkInUse(Links links, Link.Listener listener) {
        this.links = links;
        this.listener = listener;
    }

    /**
     * One to connect now; empty when there is to be none any more.
     *
     * @param known done when it is known what became of connecting it: before, it can't be disconnected
     */
    synchronized Optional<Link> next(CompletableFuture<?> known) {
        if (ended) {
            return Optional.empty();
        }
        var next = links.after(link, listener);
        link = next;
        attempt = known;
        inUse = true;
        return Optional.of(next);
    }

    /** Whether what comes over this link still counts. */
    synchronized boolean is(Link one) {
        return inUse && !ended && one == link;
    }

    /** Makes an end of its use; false when there was one. */
    synchronized boolean isOver(Link one) {
        boolean over = is(one);
        if (over) {
            inUse = false;
        }
        return over;
    }

    /** Makes an end of all use; done when it is disconnected. */
    CompletableFuture<?> end() {
        CompletableFuture<?> last;
        Link connected;
        synchronized (this) {
            ended = true;
            last = attempt;
            connected = link;
        }
        return connected == null
                ? last
                : last.thenCompose(over -> connected.leave())
                        .whenComplete((disconnected, failure) -> connected.release());
    }
}
