package io.eventplane.gateway;

import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.EventSink;
import io.eventplane.gateway.intake.Logins;
import io.eventplane.gateway.limit.EventRates;
import io.eventplane.gateway.limit.FailedLogins;
import io.eventplane.gateway.push.OpenPushes;
import io.eventplane.gateway.security.AnonymousPublishing;
import io.eventplane.gateway.security.CredentialChecks;
import io.eventplane.gateway.security.LoginWorkers;
import io.eventplane.gateway.security.NoTokens;
import io.eventplane.gateway.security.Tokens;
import io.eventplane.gateway.security.scram.ScramAccounts;
import io.eventplane.gateway.security.scram.ScramExchanges;
import io.eventplane.platform.Configs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** What decides in a gateway of a test who gets in, put together as the server does. */
public final class SecurityParts implements AutoCloseable {

    public final Logins logins;
    public final ScramExchanges exchanges;
    private final LoginWorkers workers = new LoginWorkers();
    private final ScramAccounts accounts = new ScramAccounts();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final Openings openings;
    private final CredentialChecks checks;

    private SecurityParts(
            OpenEventApis apis,
            AnonymousPublishing anonymous,
            Tokens tokens,
            FailedLogins failed,
            InstantSource clock) {
        this.openings = new Openings(apis, accounts, executor, clock);
        this.exchanges = new ScramExchanges(accounts, workers);
        this.logins = new Logins(apis, tokens, failed);
        this.checks = new CredentialChecks(anonymous, tokens);
    }

    /** Of a gateway on that host, which knows no issuer of tokens. */
    public static SecurityParts on(String host, boolean anonymous, OpenEventApis apis) {
        return of(new AnonymousPublishing(host, anonymous), new NoTokens(), apis, Map.of());
    }

    /** Of one on loopback, which knows no issuer of tokens. */
    public static SecurityParts local(OpenEventApis apis) {
        return on("127.0.0.1", false, apis);
    }

    /** Of one with all of it. Failed logins are not slowed unless the settings say so. */
    public static SecurityParts of(
            AnonymousPublishing anonymous, Tokens tokens, OpenEventApis apis, Map<String, String> settings) {
        return of(anonymous, tokens, apis, settings, InstantSource.system());
    }

    /** The same, for which former credentials end by that clock. */
    public static SecurityParts of(
            AnonymousPublishing anonymous,
            Tokens tokens,
            OpenEventApis apis,
            Map<String, String> settings,
            InstantSource clock) {
        Map<String, String> patient = new HashMap<>(Map.of("eventplane.gateway.failed-login-max-delay", "PT0S"));
        patient.putAll(settings);
        var config = Configs.with(patient);
        return new SecurityParts(
                apis,
                anonymous,
                tokens,
                new FailedLogins(
                        config.getValue("eventplane.gateway.failed-logins-per-second", Integer.class),
                        config.getValue("eventplane.gateway.failed-login-max-delay", Duration.class)),
                clock);
    }

    public EventUrls urls(EventSink bus, GatewayProtocols protocols, EventRates rates) {
        return new EventUrls(openings, bus, checks, protocols, rates);
    }

    public PushUrls pushUrls(OpenPushes pushes, EventRates rates) {
        return new PushUrls(pushes, checks, rates);
    }

    @Override
    public void close() {
        openings.close();
        executor.shutdown();
        workers.close();
    }
}
