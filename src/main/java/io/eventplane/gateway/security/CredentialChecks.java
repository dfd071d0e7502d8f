package io.eventplane.gateway.security;

import io.eventplane.asyncapi.security.AnyOf;
import io.eventplane.asyncapi.security.DocumentSecurity;
import io.eventplane.gateway.security.CredentialCheck.ProtocolCheck;
import io.eventplane.platform.Credential;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Prepares what definitions ask for, from their {@code auth} and their documents. Thread-safe. */
@OnePerApplication
public final class CredentialChecks {

    private final AnonymousPublishing anonymous;
    private final Tokens tokens;

    @Inject
    public CredentialChecks(AnonymousPublishing anonymous, Tokens tokens) {
        this.anonymous = anonymous;
        this.tokens = tokens;
    }

    /**
     * The check of one generation.
     *
     * @param auth what publishers have, the present one first; any of them will do
     * @param document what its document demands
     * @param protocols those that it is published over, each with the names that a document's servers have for it
     * @param channels addresses of the publishable ones
     */
    public CredentialCheck of(
            List<Credential> auth,
            DocumentSecurity document,
            Map<String, Set<String>> protocols,
            Collection<String> channels) {
        Map<String, ProtocolCheck> checks = new HashMap<>();
        protocols.forEach((protocol, names) -> checks.put(protocol, check(auth, document, protocol, names, channels)));
        return new CredentialCheck(auth.stream().findFirst().flatMap(this::principal), checks);
    }

    private Optional<CredentialKey> principal(Credential credential) {
        if (credential instanceof Credential.Basic basic) {
            return Optional.of(CredentialKey.basic(basic.username(), basic.password()));
        }
        var oauth = (Credential.OAuth) credential;
        return tokens.issuerOf(oauth.url()).map(issuer -> CredentialKey.client(issuer, oauth.clientId()));
    }

    private ProtocolCheck check(
            List<Credential> auth,
            DocumentSecurity document,
            String protocol,
            Set<String> names,
            Collection<String> channels) {
        var preparing = new DemandPreparing(auth, protocol, anonymous, tokens);
        Map<String, List<AnyOf>> demanded = channels.stream()
                .collect(Collectors.toMap(address -> address, address -> document.demandedOn(address, names)));
        Set<List<AnyOf>> different = Set.copyOf(demanded.values());
        if (different.size() <= 1) {
            var all = different.stream().findFirst().orElseGet(List::of);
            return new ProtocolCheck(preparing.prepare(all), Map.of());
        }
        Map<List<AnyOf>, DemandCheck> prepared =
                different.stream().collect(Collectors.toMap(one -> one, preparing::prepare));
        Map<String, DemandCheck> byChannel = new HashMap<>();
        demanded.forEach((address, one) -> byChannel.put(address, prepared.get(one)));
        return new ProtocolCheck(preparing.prepareAll(different), byChannel);
    }
}
