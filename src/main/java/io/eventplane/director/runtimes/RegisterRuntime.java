package io.eventplane.director.runtimes;

import io.eventplane.director.failure.ConflictException;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.NotFoundException;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;

/** Creates and deletes Runtimes. */
@OnePerApplication
public class RegisterRuntime {

    private final Runtimes runtimes;
    private final Event<RuntimeDeleted> deleted;

    @Inject
    public RegisterRuntime(Runtimes runtimes, Event<RuntimeDeleted> deleted) {
        this.runtimes = runtimes;
        this.deleted = deleted;
    }

    /** Creates a Runtime; the answer holds the only copy of its secret. */
    @InTransaction
    public Runtime create(Tenant tenant, RuntimeInput input) {
        var check = InputCheck.ofInput();
        input.check(check);
        check.done();
        runtimes.findByName(tenant, input.name()).ifPresent(other -> {
            throw new ConflictException("a Runtime named " + input.name() + " exists already: " + other.getId());
        });
        var runtime = new Runtime(
                tenant, input.name(), input.description(), input.eventGatewayURL(), RuntimeSecret.generate());
        runtimes.add(runtime);
        return runtime;
    }

    /** Deletes a Runtime and answers what it was. */
    @InTransaction
    public Runtime delete(Tenant tenant, String id) {
        var runtime = runtimes.find(tenant, id).orElseThrow(() -> new NotFoundException("Runtime", id));
        runtimes.remove(runtime);
        deleted.fire(new RuntimeDeleted(id));
        return runtime;
    }

    /** The Runtime that these credentials belong to; empty when they belong to none. */
    @InTransaction
    public Optional<Runtime> authenticate(String id, String secret) {
        return runtimes.findAnywhere(id).filter(runtime -> runtime.isSecret(secret));
    }
}
