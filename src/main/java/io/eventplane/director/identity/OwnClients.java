package io.eventplane.director.identity;

import io.eventplane.director.applications.Applications;
import io.eventplane.director.runtimes.Runtimes;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds out whether a client is a Runtime's or an Application's own, as the operator said. One transaction. */
@OnePerApplication
public class OwnClients {

    private final Runtimes runtimes;
    private final Applications applications;

    @Inject
    public OwnClients(Runtimes runtimes, Applications applications) {
        this.runtimes = runtimes;
        this.applications = applications;
    }

    /** Whom a client speaks for: a Runtime, else an Application, else itself. */
    @InTransaction
    public Caller spokenForBy(Caller.Client client) {
        return client.clientId()
                .flatMap(id -> runtime(client, id).or(() -> application(client, id)))
                .orElse(client);
    }

    private Optional<Caller> runtime(Caller.Client client, String id) {
        return runtimes.findIdByClient(client.tenant(), id)
                .map(runtime -> new Caller.OfRuntime(runtime, client.tenant(), client.scopes()));
    }

    private Optional<Caller> application(Caller.Client client, String id) {
        return applications
                .findIdByClient(client.tenant(), id)
                .map(application -> new Caller.OfApplication(application, client));
    }
}
