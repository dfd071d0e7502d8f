package io.eventplane.director;

import io.eventplane.director.documents.RehearseChecks;
import io.eventplane.director.notices.NoticeRelay;
import io.eventplane.director.specs.SpecRefresher;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;

/** What a Director does without being asked: it carries notices to the broker, fetches specifications, and practises checking them. */
@OnePerApplication
public class BackgroundWork {

    private final NoticeRelay relay;
    private final SpecRefresher refresher;
    private final RehearseChecks rehearsal;

    @Inject
    public BackgroundWork(NoticeRelay relay, SpecRefresher refresher, RehearseChecks rehearsal) {
        this.relay = relay;
        this.refresher = refresher;
        this.rehearsal = rehearsal;
    }

    void start() {
        relay.start();
        refresher.start();
        rehearsal.start();
    }
}
