package io.eventplane.platform;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Runtime that this server belongs to: from the keys {@code eventplane.runtime.id} and
 * {@code eventplane.runtime.secret}, else from {@code runtime-local.json} in the data folder, which the Director of an
 * all-in-one server writes at its first start.
 */
@OnePerApplication
public final class RuntimeIdentities {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** How often somebody who waits looks at the file, which another process may write. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final Optional<RuntimeIdentity> configured;
    private final DurableFile file;
    private final Object kept = new Object();

    @Inject
    public RuntimeIdentities(Config config, DataFolder data) {
        this.configured = configured(config);
        this.file = new DurableFile(data.resolve("runtime-local.json"));
    }

    /** The identity as of now; nothing while the Director of this server has not registered its own Runtime yet. */
    public Optional<RuntimeIdentity> current() {
        return configured.or(() -> file.read().map(RuntimeIdentities::parse));
    }

    /**
     * Waits, without a limit, until there is an identity. For threads of their own, never for one that serves a
     * request.
     */
    public RuntimeIdentity await() throws InterruptedException {
        Optional<RuntimeIdentity> identity = current();
        while (identity.isEmpty()) {
            identity = await(Duration.ofHours(1));
        }
        return identity.get();
    }

    /** Waits until there is an identity; nothing when there is none after {@code longest}. */
    public Optional<RuntimeIdentity> await(Duration longest) throws InterruptedException {
        Instant end = Instant.now().plus(longest);
        synchronized (kept) {
            Optional<RuntimeIdentity> identity = current();
            while (identity.isEmpty() && Instant.now().isBefore(end)) {
                kept.wait(GLANCE.toMillis());
                identity = current();
            }
            return identity;
        }
    }

    /**
     * Keeps the identity of the Runtime that this server registered by itself, durably, and wakes those who wait.
     * Configured keys go before it.
     */
    public void keep(RuntimeIdentity identity) {
        file.replace(JSON.writeValueAsString(
                JSON.createObjectNode().put("id", identity.id()).put("secret", identity.secret())));
        synchronized (kept) {
            kept.notifyAll();
        }
    }

    private static Optional<RuntimeIdentity> configured(Config config) {
        @Nullable
        String id =
                config.getOptionalValue("eventplane.runtime.id", String.class).orElse(null);
        @Nullable
        String secret = config.getOptionalValue("eventplane.runtime.secret", String.class)
                .orElse(null);
        if (id == null && secret == null) {
            return Optional.empty();
        }
        if (id == null || secret == null) {
            throw new IllegalStateException("set both eventplane.runtime.id and eventplane.runtime.secret, or neither");
        }
        return Optional.of(new RuntimeIdentity(id, secret));
    }

    private static RuntimeIdentity parse(String json) {
        JsonNode node = JSON.readTree(json);
        return new RuntimeIdentity(
                node.path("id").asString(), node.path("secret").asString());
    }
}
