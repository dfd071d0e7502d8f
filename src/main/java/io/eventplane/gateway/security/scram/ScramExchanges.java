package io.eventplane.gateway.security.scram;

import io.eventplane.gateway.security.LoginWorkers;
import io.eventplane.gateway.security.ScramMechanism;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Begins exchanges with clients. Thread-safe. */
@OnePerApplication
public final class ScramExchanges {

    private final ScramAccounts accounts;
    private final LoginWorkers workers;

    @Inject
    public ScramExchanges(ScramAccounts accounts, LoginWorkers workers) {
        this.accounts = accounts;
        this.workers = workers;
    }

    /** The mechanisms that are taken now, as SASL names them, the strongest first; none while no definition asks for any. */
    public List<String> offered() {
        return accounts.areAskedFor()
                ? Stream.of(ScramMechanism.SHA_512, ScramMechanism.SHA_256)
                        .map(ScramMechanism::text)
                        .toList()
                : List.of();
    }

    /** One by that mechanism; empty when it is none that is taken now. */
    public Optional<ScramExchange> begin(String mechanism) {
        return ScramMechanism.named(mechanism)
                .filter(any -> accounts.areAskedFor())
                .map(known -> new ScramExchange(known, accounts, workers));
    }
}
