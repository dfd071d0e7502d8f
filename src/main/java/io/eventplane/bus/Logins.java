package io.eventplane.bus;

import io.eventplane.platform.DataFolder;
import io.eventplane.platform.DurableFile;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.platform.RuntimeIdentity;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * What this server presents to the broker, as whom, and what its embedded broker expects: a configured password goes
 * first; else the embedded broker has one in {@code broker-passwords/{user}} of the data folder, and an outside one is
 * presented nothing. Thread-safe.
 */
@OnePerApplication
public final class Logins {

    static final Set<BrokerUser> WITH_PASSWORD = EnumSet.complementOf(EnumSet.of(BrokerUser.RUNTIME));

    private final Config config;
    private final DataFolder data;
    private final RuntimeIdentities identities;

    @Inject
    public Logins(Config config, DataFolder data, RuntimeIdentities identities) {
        this.config = config;
        this.data = data;
        this.identities = identities;
    }

    /** Makes what the embedded broker expects, so that everybody finds it. */
    void prepare() {
        WITH_PASSWORD.forEach(this::of);
    }

    /** Where a consumer's password lies; nothing when it was configured, or the broker is elsewhere. */
    Optional<Path> consumersFile() {
        return isEmbedded() && value(BrokerUser.CONSUMER, "password").isEmpty()
                ? Optional.of(file(BrokerUser.CONSUMER).path())
                : Optional.empty();
    }

    /** As of now: a Runtime may be registered later, and then has no password until it is. */
    Login of(BrokerUser user) {
        return switch (user) {
            case RUNTIME -> runtime();
            case DIRECTOR, GATEWAY, AGENT, EVENTING, CONSUMER ->
                new Login(value(user, "user").orElseGet(user::label), password(user));
        };
    }

    /** At an outside broker a Runtime may be known by another name than its id. */
    private Login runtime() {
        return value(BrokerUser.RUNTIME, "user")
                .map(name -> new Login(name, value(BrokerUser.RUNTIME, "password")))
                .or(() -> identities.current().map(Logins::login))
                .orElseGet(() -> new Login(BrokerUser.RUNTIME.label(), Optional.empty()));
    }

    private static Login login(RuntimeIdentity identity) {
        return new Login(identity.id(), Optional.of(identity.secret()));
    }

    private Optional<String> password(BrokerUser user) {
        return value(user, "password").or(() -> generated(user));
    }

    private Optional<String> generated(BrokerUser user) {
        return isEmbedded() ? Optional.of(new GeneratedPassword(file(user)).text()) : Optional.empty();
    }

    private DurableFile file(BrokerUser user) {
        return new DurableFile(data.resolve("broker-passwords", user.label()));
    }

    private boolean isEmbedded() {
        return config.getOptionalValue("eventplane.broker.url", String.class).isEmpty();
    }

    private Optional<String> value(BrokerUser user, String property) {
        return config.getOptionalValue(user.key(property), String.class);
    }
}
