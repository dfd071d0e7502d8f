package io.eventplane.director;

import io.eventplane.director.runtimes.LocalRuntime;
import io.eventplane.director.store.BackgroundWork;
import io.eventplane.platform.BindGuard;
import io.eventplane.platform.OnePerApplication;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Makes the Director ready, in this order: allowed to listen, its store open, its own Runtime known, background work going. */
@OnePerApplication
public class DirectorStartup {

    private final BindGuard guard;
    private final OpenStore store;
    private final LocalRuntime localRuntime;
    private final Instance<BackgroundWork> background;

    @Inject
    public DirectorStartup(
            BindGuard guard, OpenStore store, LocalRuntime localRuntime, @Any Instance<BackgroundWork> background) {
        this.guard = guard;
        this.store = store;
        this.localRuntime = localRuntime;
        this.background = background;
    }

    void start(@Observes Startup startup) {
        guard.checkHttp();
        store.open();
        localRuntime.ensure();
        background.forEach(BackgroundWork::start);
    }
}
