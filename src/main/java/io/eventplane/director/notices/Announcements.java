package io.eventplane.director.notices;

import io.eventplane.director.runtimes.EventUrls;
import io.eventplane.notice.Notice;
import io.eventplane.notice.NoticeType;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Tells all Runtimes of a change to a definition, by way of the outbox. */
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
    public void announce(NoticeType type, String definitionId, String applicationId, long generation) {
        outbox.add(new Notice(
                UUID.randomUUID().toString(),
                type,
                Clock.systemUTC().instant(),
                definitionId,
                applicationId,
                generation,
                eventUrls.of(definitionId)));
    }
}
