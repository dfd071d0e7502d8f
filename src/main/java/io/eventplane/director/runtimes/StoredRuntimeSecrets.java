package io.eventplane.director.runtimes;

import io.eventplane.bus.RuntimeSecrets;
import io.eventplane.platform.OnePerApplication;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Tells the embedded broker which Runtimes there are. Its threads are not the server's, so the application's context is lent to them. */
@OnePerApplication
public class StoredRuntimeSecrets implements RuntimeSecrets {

    private final RegisterRuntime runtimes;
    private final ContextService contexts;
    private volatile @Nullable BiPredicate<String, String> inContext;

    @Inject
    public StoredRuntimeSecrets(RegisterRuntime runtimes, ContextService contexts) {
        this.runtimes = runtimes;
        this.contexts = contexts;
    }

    /** The broker may be asked for its login earlier than there is anything to look up. */
    void lend(@Observes Startup startup) {
        var check = contexts.contextualFunction((Credentials known) ->
                runtimes.authenticate(known.id(), known.secret()).isPresent());
        inContext = (id, secret) -> check.apply(new Credentials(id, secret));
    }

    private record Credentials(String id, String secret) {}

    @Override
    public boolean matches(String runtimeId, String secret) {
        return Optional.ofNullable(inContext)
                .orElseThrow(() -> new IllegalStateException("the Director is not ready yet"))
                .test(runtimeId, secret);
    }
}
