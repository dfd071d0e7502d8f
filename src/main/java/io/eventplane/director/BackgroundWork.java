package io.eventplane.director;

import io.eventplane.director.definitions.ForgetFormerAuth;
import io.eventplane.director.documents.RehearseChecks;
import io.eventplane.director.notices.NoticeRelay;
import io.eventplane.director.rollout.ForgetRollouts;
import io.eventplane.director.specs.SpecRefresher;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;

/**
 * What a Director does without being asked: it carries notices to the broker, fetches specifications, practises checking them,
 * and forgets reports of what is gone and credentials that are over.
 */
@OnePerApplication
public class BackgroundWork {

    private final NoticeRelay relay;
    private final SpecRefresher refresher;
    private final RehearseChecks rehearsal;
    private final ForgetRollouts forgetting;
    private final ForgetFormerAuth formerAuth;

    @Inject
    public BackgroundWork(
            NoticeRelay relay,
            SpecRefresher refresher,
            RehearseChecks rehearsal,
            ForgetRollouts forgetting,
            ForgetFormerAuth formerAuth) {
        this.formerAuth = formerAuth;
        this.relay = relay;
        this.refresher = refresher;
        this.rehearsal = rehearsal;
        this.forgetting = forgetting;
    }

    void start() {
        relay.start();
        refresher.start();
        rehearsal.start();
        forgetting.start();
        formerAuth.start();
    }
}
