package io.eventplane.gateway;

import io.eventplane.gateway.eventapi.EventApi;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.replica.DefinitionListener;
import io.eventplane.replica.DefinitionListeners;
import io.eventplane.replica.ReplicatedDefinition;
import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.RolloutState;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens and closes event URLs and the addresses that are pushed to, and notes what became of it, to be reported. */
@OnePerApplication
public final class ReportedEventUrls implements DefinitionListener {

    private final DefinitionListener urls;
    private final OpenEventApis apis;
    private final Consumer<ReportedDefinition> reports;
    private final Map<String, Long> generations = new ConcurrentHashMap<>();

    @Inject
    ReportedEventUrls(EventUrls urls, PushUrls pushes, OpenEventApis apis, GatewayReporter reporter) {
        this(new DefinitionListeners(List.of(urls, pushes)), apis, reporter);
    }

    ReportedEventUrls(DefinitionListener urls, OpenEventApis apis, Consumer<ReportedDefinition> reports) {
        this.urls = urls;
        this.apis = apis;
        this.reports = reports;
    }

    @Override
    public void changed(ReplicatedDefinition definition) {
        generations.put(definition.id(), definition.generation());
        try {
            urls.changed(definition);
        } catch (RuntimeException | StackOverflowError e) {
            note(definition.id(), definition.generation(), RolloutState.FAILED, List.of(), reason(e));
            throw e;
        }
        apis.find(definition.id()).ifPresent(this::opened);
    }

    @Override
    public void removed(String id) {
        urls.removed(id);
        var generation = generations.remove(id);
        if (generation != null) {
            note(id, generation, RolloutState.CLOSED, List.of(), null);
        }
    }

    /** An event URL that lets nobody in is there, and of no use. */
    private void opened(EventApi api) {
        var open = api.protocols().stream()
                .filter(protocol -> api.credentials().closed(protocol).isEmpty())
                .toList();
        note(
                api.id(),
                api.generation(),
                open.isEmpty() ? RolloutState.FAILED : RolloutState.OPEN,
                open,
                whatIsNotServed(api));
    }

    /** Null when all that the document demands and offers is served. */
    private static @Nullable String whatIsNotServed(EventApi api) {
        var reasons = api.protocols().stream()
                .sorted()
                .flatMap(protocol -> api.credentials().unserved(protocol).stream())
                .distinct()
                .toList();
        return reasons.isEmpty() ? null : String.join(" ", reasons);
    }

    private static String reason(Throwable failure) {
        var message = failure.getMessage();
        return "The gateway can't serve this document, and takes no events of it: "
                + (message == null ? failure.getClass().getSimpleName() : message)
                + ". It tries again; a changed document is tried at once.";
    }

    private void note(
            String id, long generation, RolloutState state, List<String> protocols, @Nullable String message) {
        var sorted = protocols.stream().sorted().toList();
        reports.accept(
                new ReportedDefinition(id, generation, state, Clock.systemUTC().instant(), sorted, message));
    }
}
