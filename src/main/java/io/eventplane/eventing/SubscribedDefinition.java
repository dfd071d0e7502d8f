package io.eventplane.eventing;

import io.eventplane.eventing.delivery.Outlet;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.replica.ReplicatedDefinition;
import io.eventplane.subscription.ExternalSubscription;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The external subscriptions of one definition. Thread-safe. */
final class SubscribedDefinition {

    private final String id;
    private final SubscriptionOpener opener;
    private final EventingThreads threads;
    private final ReportedSubscriptions reported;
    private final Map<ExternalSubscription.Key, Slot> slots = new LinkedHashMap<>();
    private final Map<ExternalSubscription.Key, ExternalSubscription> written = new LinkedHashMap<>();
    private String applicationName = "";
    private String name = "";
    private long generation;
    /** Also while one of them says that it stands otherwise. */
    private boolean removed;

    SubscribedDefinition(
            String id, SubscriptionOpener opener, EventingThreads threads, ReportedSubscriptions reported) {
        this.id = id;
        this.opener = opener;
        this.threads = threads;
        this.reported = reported;
    }

    /** Opens what is new, changes what is changed, removes what is gone. */
    synchronized void change(ReplicatedDefinition definition, Map<SubscriptionOrder, Outlet> orders) {
        applicationName = definition.application().name();
        name = definition.name();
        generation = definition.generation();
        removed = false;
        var keys = orders.keySet().stream()
                .map(order -> order.subscription().key())
                .collect(Collectors.toSet());
        var unused = removeAllBut(keys);
        orders.forEach((order, outlet) -> {
            var key = order.subscription().key();
            written.put(key, order.subscription());
            CompletableFuture<Void> unusedSteps =
                    slots.computeIfAbsent(key, this::slot).open(order, outlet);
        });
        report();
    }

    /** Done when all are. */
    synchronized CompletableFuture<Void> remove() {
        removed = true;
        return removeAllBut(Set.of());
    }

    synchronized boolean isIdle() {
        return removed && slots.values().stream().allMatch(Slot::isIdle);
    }

    synchronized CompletableFuture<Void> close() {
        removed = true;
        return CompletableFuture.allOf(slots.values().stream().map(Slot::close).toArray(CompletableFuture<?>[]::new));
    }

    synchronized List<SubscriptionView> views() {
        return slots.entrySet().stream()
                .filter(each -> each.getValue().isWanted())
                .map(each -> view(each.getKey(), each.getValue()))
                .toList();
    }

    private SubscriptionView view(ExternalSubscription.Key key, Slot slot) {
        var subscription =
                written.getOrDefault(key, new ExternalSubscription(key.url(), Optional.empty(), key.topic(), Map.of()));
        return new SubscriptionView(id, applicationName, name, subscription, slot.status(), slot.lag());
    }

    /** A slot stays until it is empty: what comes back meanwhile waits there for what goes. */
    private CompletableFuture<Void> removeAllBut(Set<ExternalSubscription.Key> kept) {
        return CompletableFuture.allOf(slots.entrySet().stream()
                        .filter(each ->
                                !kept.contains(each.getKey()) && each.getValue().isWanted())
                        .map(each -> each.getValue().remove())
                        .toArray(CompletableFuture<?>[]::new))
                .thenRun(this::forgetIdle);
    }

    private synchronized void forgetIdle() {
        slots.values().removeIf(Slot::isIdle);
        written.keySet().retainAll(slots.keySet());
    }

    private Slot slot(ExternalSubscription.Key key) {
        var standing = new Standing(id, key, this::report, InstantSource.system());
        return new Slot(opener, standing, threads.background());
    }

    private synchronized void report() {
        if (!removed) {
            reported.stand(
                    id,
                    generation,
                    slots.values().stream()
                            .filter(Slot::isWanted)
                            .map(Slot::status)
                            .toList());
        }
    }
}
