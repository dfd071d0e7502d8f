package io.eventplane.director.runtimes;

import io.eventplane.notice.EventUrl;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Mints event URLs: {@code {the Runtime's event gateway}/events/{definition id}}. */
@OnePerApplication
public class EventUrls {

    private final Runtimes runtimes;

    @Inject
    public EventUrls(Runtimes runtimes) {
        this.runtimes = runtimes;
    }

    /** The URL of a definition in every Runtime of its tenant that has a gateway, oldest Runtime first. */
    public List<EventUrl> of(Tenant tenant, String definitionId) {
        return runtimes.all(tenant).stream()
                .flatMap(runtime -> url(runtime, definitionId).stream().map(url -> new EventUrl(runtime.getId(), url)))
                .toList();
    }

    /** The URL of a definition in one Runtime; empty when that Runtime has no gateway. */
    public static Optional<String> url(Runtime runtime, String definitionId) {
        return Optional.ofNullable(runtime.getEventGatewayURL())
                .map(gateway -> gateway.replaceAll("/+$", "") + "/events/" + definitionId);
    }
}
