package io.eventplane.director.notices;

import io.eventplane.director.runtimes.EventUrls;
import io.eventplane.notice.Notice;
import io.eventplane.notice.NoticeType;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Tells all Runtimes of a definition's tenant of a change to it, by way of the outbox. */
@OnePerApplication
public class Announcements {

    private final Outbox outbox;
    private final EventUrls eventUrls;

    @Inject
    public Announcements(Outbox outbox, EventUrls eventUrls) {
        this.outbox = outbox;
        this.eventUrls = eventUrls;
    }

    /** Stores the notice of a change in the caller's transaction. */
    public void announce(Tenant tenant, NoticeType type, String definitionId, String applicationId, long generation) {
        outbox.add(
                tenant,
                new Notice(
                        UUID.randomUUID().toString(),
                        type,
                        Clock.systemUTC().instant(),
                        definitionId,
                        applicationId,
                        generation,
                        eventUrls.of(tenant, definitionId)));
    }
}
