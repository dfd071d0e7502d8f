package io.eventplane.gateway.limit;

import io.eventplane.gateway.security.CredentialKey;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How fast events may come for each definition and from each credential: one bucket for a definition over all its generations, one for a
 * credential over all definitions that it opens. A bucket is gone with the last definition that has it. Thread-safe.
 */
@OnePerApplication
public final class EventRates {

    /** What a definition may say at most, too. */
    private static final int HIGHEST = 1_000_000;

    private final Optional<Integer> perDefinition;
    private final Optional<Integer> perCredential;
    private final Duration burst;
    private final LongSupplier nanoTime;
    private final Map<String, TokenBucket> definitions = new HashMap<>();
    private final Map<CredentialKey, Shared> credentials = new HashMap<>();
    private final Map<String, CredentialKey> keys = new HashMap<>();

    /** A bucket of the definitions that a credential opens. */
    private record Shared(TokenBucket bucket, Set<String> definitions) {}

    /**
     * The defaults of this gateway.
     *
     * @param perDefinition events per second where the definition says nothing itself; empty for any number
     * @param perCredential events per second of one credential over all that it opens; empty for any number
     * @param burst of how long a time what was not sent may be sent at once
     */
    @Inject
    public EventRates(
            @ConfigProperty(name = "eventplane.gateway.max-events-per-second-per-definition")
                    Optional<Integer> perDefinition,
            @ConfigProperty(name = "eventplane.gateway.max-events-per-second-per-credential")
                    Optional<Integer> perCredential,
            @ConfigProperty(name = "eventplane.gateway.rate-burst") Duration burst) {
        this(perDefinition, perCredential, burst, System::nanoTime);
    }

    EventRates(
            Optional<Integer> perDefinition, Optional<Integer> perCredential, Duration burst, LongSupplier nanoTime) {
        this.perDefinition = sound("per-definition", perDefinition);
        this.perCredential = sound("per-credential", perCredential);
        if (burst.isNegative() || burst.isZero()) {
            throw new IllegalArgumentException(
                    "eventplane.gateway.rate-burst must be longer than nothing, was " + burst);
        }
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /**
     * What a definition's events are counted against, from this generation on.
     *
     * @param own what the definition says itself; null leaves it to the gateway's default
     * @param key of the credentials that it asks for; those of nobody are not counted
     */
    public synchronized EventRate of(String definitionId, @Nullable Integer own, Optional<CredentialKey> key) {
        List<TokenBucket> buckets = new ArrayList<>();
        Optional.ofNullable(own)
                .or(() -> perDefinition)
                .ifPresentOrElse(
                        rate -> buckets.add(definition(definitionId, rate)), () -> definitions.remove(definitionId));
        credential(definitionId, key.filter(one -> !one.isNobody())).ifPresent(buckets::add);
        return new EventRate(buckets);
    }

    /** The definition is gone. */
    public synchronized void forget(String definitionId) {
        definitions.remove(definitionId);
        leave(definitionId, Optional.ofNullable(keys.remove(definitionId)));
    }

    /** How many buckets there are. */
    synchronized int size() {
        return definitions.size() + credentials.size();
    }

    private TokenBucket definition(String id, int perSecond) {
        var known = definitions.get(id);
        if (known != null) {
            known.set(perSecond, burst(perSecond));
            return known;
        }
        var bucket = bucket("this event API", perSecond);
        definitions.put(id, bucket);
        return bucket;
    }

    private Optional<TokenBucket> credential(String definitionId, Optional<CredentialKey> key) {
        if (perCredential.isEmpty()) {
            return Optional.empty();
        }
        var joined = key.map(one -> join(definitionId, one));
        var before =
                Optional.ofNullable(key.isPresent() ? keys.put(definitionId, key.get()) : keys.remove(definitionId));
        leave(definitionId, before.filter(one -> !key.equals(Optional.of(one))));
        return joined;
    }

    private TokenBucket join(String definitionId, CredentialKey key) {
        var shared = credentials.computeIfAbsent(
                key, any -> new Shared(bucket("these credentials", perCredential.orElseThrow()), new HashSet<>()));
        shared.definitions().add(definitionId);
        return shared.bucket();
    }

    private void leave(String definitionId, Optional<CredentialKey> left) {
        left.ifPresent(key -> credentials.computeIfPresent(key, (same, shared) -> {
            shared.definitions().remove(definitionId);
            return shared.definitions().isEmpty() ? null : shared;
        }));
    }

    private TokenBucket bucket(String owner, int perSecond) {
        return new TokenBucket(owner, perSecond, burst(perSecond), nanoTime);
    }

    private long burst(int perSecond) {
        return Math.max(1, (long) (perSecond * (burst.toMillis() / 1000.0)));
    }

    private static Optional<Integer> sound(String name, Optional<Integer> rate) {
        if (rate.filter(value -> value < 1 || value > HIGHEST).isPresent()) {
            throw new IllegalArgumentException("eventplane.gateway.max-events-per-second-" + name + " must be 1 to "
                    + HIGHEST + ", or empty, was " + rate.get());
        }
        return rate;
    }
}
