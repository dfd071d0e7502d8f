package io.eventplane.director;

import io.eventplane.director.notices.NoticeRelay;
import io.eventplane.director.specs.SpecRefresher;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;

/** What a Director does without being asked: it carries notices to the broker, and fetches specifications. */
@OnePerApplication
public class BackgroundWork {

    private final NoticeRelay relay;
    private final SpecRefresher refresher;

    @Inject
    public BackgroundWork(NoticeRelay relay, SpecRefresher refresher) {
        this.relay = relay;
        this.refresher = refresher;
    }

    void start() {
        relay.start();
        refresher.start();
    }
}
