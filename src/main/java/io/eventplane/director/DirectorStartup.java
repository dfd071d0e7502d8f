package io.eventplane.director;

import io.eventplane.director.notices.NoticeRelay;
import io.eventplane.director.runtimes.LocalRuntime;
import io.eventplane.director.store.Migrations;
import io.eventplane.platform.BindGuard;
import io.eventplane.platform.OnePerApplication;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** Makes the Director ready, in this order: allowed to listen, tables up to date, its own Runtime known, relay running. */
@OnePerApplication
public class DirectorStartup {

    private final BindGuard guard;
    private final Migrations migrations;
    private final LocalRuntime localRuntime;
    private final NoticeRelay relay;

    @Inject
    public DirectorStartup(BindGuard guard, Migrations migrations, LocalRuntime localRuntime, NoticeRelay relay) {
        this.guard = guard;
        this.migrations = migrations;
        this.localRuntime = localRuntime;
        this.relay = relay;
    }

    void start(@Observes Startup startup) {
        guard.checkHttp();
        migrations.run();
        localRuntime.ensure();
        relay.start();
    }
}
