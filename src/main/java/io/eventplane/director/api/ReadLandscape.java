package io.eventplane.director.api;

import io.eventplane.director.applications.Application;
import io.eventplane.director.applications.Applications;
import io.eventplane.director.definitions.CLOB;
import io.eventplane.director.definitions.Definitions;
import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.failure.NotFoundException;
import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.director.runtimes.EventUrls;
import io.eventplane.director.runtimes.Runtime;
import io.eventplane.director.runtimes.Runtimes;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every reading of the store, one short transaction each. */
@OnePerApplication
@InTransaction
public class ReadLandscape {

    private final Applications applications;
    private final Definitions definitions;
    private final Runtimes runtimes;

    @Inject
    public ReadLandscape(Applications applications, Definitions definitions, Runtimes runtimes) {
        this.applications = applications;
        this.definitions = definitions;
        this.runtimes = runtimes;
    }

    public Application application(String id) {
        return applications.find(id).orElseThrow(() -> new NotFoundException("application", id));
    }

    public Page<Application> applications(Slice slice) {
        return applications.page(slice);
    }

    /** The Applications whose events a Runtime may have; today all of them. */
    public Page<Application> applicationsForRuntime(String runtimeId, Slice slice) {
        runtime(runtimeId);
        return applications.page(slice);
    }

    public Runtime runtime(String id) {
        return runtimes.find(id).orElseThrow(() -> new NotFoundException("runtime", id));
    }

    public Page<Runtime> runtimes(Slice slice) {
        return runtimes.page(slice);
    }

    public EventAPIDefinition definition(String id) {
        return definitions.find(id).orElseThrow(() -> new NotFoundException("event API", id));
    }

    public Page<EventAPIDefinition> definitions(String applicationId, @Nullable String group, Slice slice) {
        return definitions.page(applicationId, group, slice);
    }

    /** All versions of one API, the oldest version first. */
    public List<EventAPIDefinition> versions(String applicationId, String group) {
        application(applicationId);
        return definitions.versions(applicationId, group);
    }

    public @Nullable CLOB document(String definitionId) {
        return definitions.document(definitionId).map(CLOB::new).orElse(null);
    }

    /** In the Runtime named, else in the oldest Runtime that has a gateway; null when there is none. */
    public @Nullable String eventUrl(String definitionId, @Nullable String runtimeId) {
        return runtimeId == null
                ? runtimes.all().stream()
                        .flatMap(runtime -> EventUrls.url(runtime, definitionId).stream())
                        .findFirst()
                        .orElse(null)
                : Optional.of(runtime(runtimeId))
                        .flatMap(runtime -> EventUrls.url(runtime, definitionId))
                        .orElse(null);
    }
}
