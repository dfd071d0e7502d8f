package io.eventplane.director.api;

import io.eventplane.director.applications.Application;
import io.eventplane.director.applications.Applications;
import io.eventplane.director.definitions.DefinitionPages;
import io.eventplane.director.definitions.Definitions;
import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.definitions.EventAPISpec;
import io.eventplane.director.failure.NotFoundException;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.director.runtimes.Runtime;
import io.eventplane.director.runtimes.Runtimes;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every reading of the store, one short transaction each: for the caller, of whose tenant all is that there is. */
@OnePerApplication
@InTransaction
public class ReadLandscape {

    private final Applications applications;
    private final Definitions definitions;
    private final DefinitionPages pages;
    private final Runtimes runtimes;
    private final CurrentCaller caller;

    @Inject
    public ReadLandscape(
            Applications applications,
            Definitions definitions,
            DefinitionPages pages,
            Runtimes runtimes,
            CurrentCaller caller) {
        this.applications = applications;
        this.definitions = definitions;
        this.pages = pages;
        this.runtimes = runtimes;
        this.caller = caller;
    }

    public Application application(String id) {
        return applications.find(caller.tenant(), id).orElseThrow(() -> new NotFoundException("application", id));
    }

    public Page<Application> applications(Slice slice) {
        return applications.page(caller.tenant(), slice);
    }

    public long countApplications() {
        return applications.count(caller.tenant());
    }

    /** The Applications whose events a Runtime may have; today all of its tenant's. */
    public Page<Application> applicationsForRuntime(String runtimeId, Slice slice) {
        runtime(runtimeId);
        return applications.page(caller.tenant(), slice);
    }

    public Runtime runtime(String id) {
        return runtimes.find(caller.tenant(), id).orElseThrow(() -> new NotFoundException("runtime", id));
    }

    public Page<Runtime> runtimes(Slice slice) {
        return runtimes.page(caller.tenant(), slice);
    }

    public long countRuntimes() {
        return runtimes.count(caller.tenant());
    }

    public EventAPIDefinition definition(String id) {
        return definitions.find(caller.tenant(), id).orElseThrow(() -> new NotFoundException("event API", id));
    }

    /** The Applications that own these definitions, by their ids. */
    public Map<String, Application> owners(Collection<EventAPIDefinition> owned) {
        var ids = owned.stream().map(EventAPIDefinition::getApplicationID).collect(Collectors.toSet());
        return applications.findAll(caller.tenant(), ids).stream()
                .collect(Collectors.toMap(Application::getId, Function.identity()));
    }

    /** All versions of one API, the oldest version first. */
    public List<EventAPIDefinition> versions(String applicationId, String group) {
        application(applicationId);
        return definitions.versions(caller.tenant(), applicationId, group);
    }

    /** The same part of the list of each of these Applications, by their ids. */
    public Map<String, Page<EventAPIDefinition>> definitions(
            Collection<Application> owners, @Nullable String group, Slice slice) {
        return pages.of(caller.tenant(), owners.stream().map(Application::getId).toList(), group, slice);
    }

    /** How many definitions each of these Applications has, by their ids; may lack one that has none. */
    public Map<String, Long> countDefinitions(Collection<Application> owners, @Nullable String group) {
        return pages.counts(
                caller.tenant(), owners.stream().map(Application::getId).toList(), group);
    }

    /** The documents of these specifications, by the definition's id; none for those that have not been fetched. */
    public Map<String, String> documents(Collection<EventAPISpec> specs) {
        return definitions.documents(
                caller.tenant(), specs.stream().map(EventAPISpec::definitionId).collect(Collectors.toSet()));
    }

    /** The Runtime whose gateway is meant: the one named, else the oldest one that has a gateway; empty when there is none. */
    public Optional<Runtime> publishingRuntime(@Nullable String runtimeId) {
        return runtimeId == null
                ? runtimes.all(caller.tenant()).stream()
                        .filter(runtime -> runtime.getEventGatewayURL() != null)
                        .findFirst()
                : Optional.of(runtime(runtimeId));
    }
}
