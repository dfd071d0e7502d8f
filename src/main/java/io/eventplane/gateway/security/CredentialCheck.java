package io.eventplane.gateway.security;

import io.eventplane.refusal.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one generation of a definition asks its publishers for, prepared so that an event costs no more than the comparison. Answers at once,
 * from what was presented: who is behind a token must have been found out before ({@link Tokens}). Thread-safe.
 */
public final class CredentialCheck {

    /** Of the definition, whatever it is published over: what its events are counted against. */
    private final Optional<CredentialKey> principal;

    private final Map<String, ProtocolCheck> protocols;

    /** What is told about it: the same, or what it becomes by itself. */
    private final Map<String, ProtocolCheck> told;

    /**
     * What is asked for over one protocol.
     *
     * @param anywhere of who names no channel: what all of them ask for
     * @param channels by address, where they differ; else empty
     */
    record ProtocolCheck(DemandCheck anywhere, Map<String, DemandCheck> channels) {

        ProtocolCheck {
            channels = Map.copyOf(channels);
        }

        DemandCheck on(Optional<String> channel) {
            return channel.isEmpty() ? anywhere : channels.getOrDefault(channel.get(), anywhere);
        }

        Set<DemandCheck> all() {
            return channels.isEmpty() ? Set.of(anywhere) : Set.copyOf(channels.values());
        }
    }

    CredentialCheck(Optional<CredentialKey> principal, Map<String, ProtocolCheck> protocols) {
        this(principal, protocols, protocols);
    }

    private CredentialCheck(
            Optional<CredentialKey> principal, Map<String, ProtocolCheck> protocols, Map<String, ProtocolCheck> told) {
        this.principal = principal;
        this.protocols = Map.copyOf(protocols);
        this.told = Map.copyOf(told);
    }

    /** The same as long as a former credential counts; {@link #closed} and {@link #unserved} tell early what the later one says. */
    public CredentialCheck until(CredentialCheck later) {
        return new CredentialCheck(principal, protocols, later.told);
    }

    /**
     * Says why these credentials don't do.
     *
     * @param protocol one that the definition is published over; over others nobody gets in, and that is said elsewhere
     * @param channel the address of the one that the sender names; who names none needs what all of them ask for
     * @return empty when they do; else a refusal for {@code UNAUTHENTICATED}, {@code INVALID_TOKEN} or {@code INSUFFICIENT_SCOPE}
     */
    public Optional<Objection> objectionTo(Credentials presented, String protocol, Optional<String> channel) {
        return check(protocol).flatMap(known -> known.on(channel).objectionTo(presented));
    }

    private Optional<ProtocolCheck> check(String protocol) {
        return check(protocol, protocols);
    }

    /** Any other one when the definition isn't published over that: the credentials come first, then the protocol. */
    private static Optional<ProtocolCheck> check(String protocol, Map<String, ProtocolCheck> checks) {
        var own = checks.get(protocol);
        return own == null ? checks.values().stream().findFirst() : Optional.of(own);
    }

    /** What the event API is looked up by among those that are open over that protocol; empty when nobody gets in. */
    public Set<CredentialKey> keys(String protocol) {
        var known = protocols.get(protocol);
        return known == null
                ? Set.of()
                : known.all().stream().flatMap(DemandCheck::keys).collect(Collectors.toUnmodifiableSet());
    }

    /** Whose events they are, as far as the definition's {@code auth} says; empty when it says nothing, or nobody gets in. */
    public Optional<CredentialKey> principal() {
        return principal;
    }

    /** Whether a token may open it over that protocol. */
    public boolean takesTokens(String protocol) {
        return check(protocol)
                .filter(known -> known.all().stream().anyMatch(DemandCheck::takesTokens))
                .isPresent();
    }

    /** Whether it asks for a password that is proved, and not sent, over any protocol. */
    public boolean asksForProof() {
        return protocols.values().stream()
                .flatMap(known -> known.all().stream())
                .anyMatch(DemandCheck::asksForProof);
    }

    /** What the document demands or offers over that protocol and can't be served, in sentences; on some channels or all. */
    public Set<String> unserved(String protocol) {
        return check(protocol, told).stream()
                .flatMap(known -> known.all().stream())
                .flatMap(demand -> demand.unserved().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why nobody gets in over that protocol, whatever the channel; empty when somebody may. */
    public Optional<Refusal> closed(String protocol) {
        return check(protocol, told)
                .filter(known ->
                        known.all().stream().allMatch(demand -> demand.closed().isPresent()))
                .flatMap(known -> known.all().iterator().next().closed());
    }
}
