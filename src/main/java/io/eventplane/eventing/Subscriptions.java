package io.eventplane.eventing;

import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.replica.AgentListener;
import io.eventplane.replica.ReplicatedDefinition;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The external subscriptions of this Runtime: opened, changed and removed as definitions come, change and go, each without touching the
 * others. Thread-safe; what external buses have to say about it is not waited for.
 */
@OnePerApplication
public final class Subscriptions implements AgentListener {

    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(15);

    private final SubscriptionOpener opener;
    private final DefinitionOutlets outlets;
    private final EventingThreads threads;
    private final ReportedSubscriptions reported;
    private final Map<String, SubscribedDefinition> definitions = new ConcurrentHashMap<>();

    /** None yet. */
    @Inject
    public Subscriptions(
            SubscriptionOpener opener,
            DefinitionOutlets outlets,
            EventingThreads threads,
            ReportedSubscriptions reported) {
        this.opener = opener;
        this.outlets = outlets;
        this.threads = threads;
        this.reported = reported;
    }

    /** @throws io.eventplane.asyncapi.verdict.InvalidDocumentException when its document can't be read; then it stays as it was */
    @Override
    public void changed(ReplicatedDefinition definition) {
        var orders = outlets.read(definition);
        definitions.compute(definition.id(), (id, known) -> {
            if (known == null && orders.isEmpty()) {
                return null;
            }
            var definitionsOwn = known == null ? new SubscribedDefinition(id, opener, threads, reported) : known;
            definitionsOwn.change(definition, orders);
            return definitionsOwn;
        });
    }

    @Override
    public void removed(String id) {
        var gone = definitions.get(id);
        if (gone != null) {
            var unused = gone.remove().thenRun(() -> forget(id));
        }
        reported.removed(id);
    }

    /** Not before: should it come back meanwhile, what opens it has to wait for what removes it. */
    private void forget(String id) {
        definitions.computeIfPresent(id, (same, known) -> known.isIdle() ? null : known);
    }

    /** All of them, by definition, url and topic. */
    public List<SubscriptionView> all() {
        return definitions.values().stream()
                .flatMap(each -> each.views().stream())
                .sorted(Comparator.comparing(SubscriptionView::definitionId)
                        .thenComparing(view -> view.subscription().url())
                        .thenComparing(view -> view.subscription().topic()))
                .toList();
    }

    /** Closes all at once, and waits for them for a while. External buses keep what comes meanwhile. */
    void close() {
        var all = definitions.values().stream().map(SubscribedDefinition::close).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).get(TIME_TO_CLOSE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Their connections end with the process.
        }
    }
}
