package io.eventplane.eventing;

import io.eventplane.eventing.delivery.Outlet;
import io.eventplane.eventing.source.SubscriptionOrder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The place of one subscription of a definition, which is opened, changed, closed and removed there one after the other, in the background:
 * a bus that takes its time keeps nobody else waiting. Thread-safe.
 */
final class Slot {

    private static final Logger LOG = System.getLogger(Slot.class.getName());

    private final SubscriptionOpener opener;
    private final Standing standing;
    private final Executor background;
    private CompletableFuture<Void> steps = CompletableFuture.completedFuture(null);
    /** Set in steps, of which there is one at a time. */
    private volatile @Nullable LiveSubscription live;

    private volatile boolean wanted;

    /** Nothing is open yet. */
    Slot(SubscriptionOpener opener, Standing standing, Executor background) {
        this.opener = opener;
        this.standing = standing;
        this.background = background;
    }

    SubscriptionStatus status() {
        return standing.status();
    }

    OptionalLong lag() {
        var open = live;
        return open == null ? OptionalLong.empty() : open.lag();
    }

    /** Whether there is, or is going to be, something in it. */
    boolean isWanted() {
        return wanted;
    }

    /** Whether nothing is in it, nor on its way in or out. */
    synchronized boolean isIdle() {
        return !wanted && steps.isDone();
    }

    /** Has it open from now on as that says; what is open the same way already only gets the outlet. */
    CompletableFuture<Void> open(SubscriptionOrder order, Outlet outlet) {
        wanted = true;
        return then(() -> {
            var open = live;
            if (open != null && open.order().equals(order)) {
                open.change(outlet);
            } else {
                end(LiveSubscription::close);
                live = opened(order, outlet).orElse(null);
            }
        });
    }

    /** Not open any more; the external bus keeps what comes. */
    CompletableFuture<Void> close() {
        return then(() -> end(LiveSubscription::close));
    }

    /** Not open ever again. */
    CompletableFuture<Void> remove() {
        wanted = false;
        return then(() -> end(LiveSubscription::remove));
    }

    private void end(Consumer<LiveSubscription> way) {
        var open = live;
        live = null;
        if (open != null) {
            way.accept(open);
        }
    }

    private Optional<LiveSubscription> opened(SubscriptionOrder order, Outlet outlet) {
        try {
            return opener.open(order, outlet, standing);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "definition " + order.definitionId() + ": a subscription could not be opened", e);
            standing.impossible("it could not be opened: " + e);
            return Optional.empty();
        }
    }

    /** What one step throws keeps no other from its turn. */
    private synchronized CompletableFuture<Void> then(Runnable step) {
        steps = steps.thenRunAsync(step, background).exceptionally(failure -> {
            LOG.log(Level.ERROR, "a step of a subscription failed", failure);
            return null;
        });
        return steps;
    }
}
