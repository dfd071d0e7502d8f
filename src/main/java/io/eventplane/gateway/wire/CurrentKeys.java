package io.eventplane.gateway.wire;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What all servers show, and may be replaced while they run: a handshake takes what is current when it begins, connections that are open
 * keep what they have. Thread-safe.
 */
final class CurrentKeys extends X509ExtendedKeyManager {

    private volatile Generation current;

    /** The one before is kept: a handshake asks for an alias, then for the key, then for the chain. */
    private record Generation(
            String prefix,
            X509ExtendedKeyManager keys,
            @Nullable Generation former) {}

    CurrentKeys(X509ExtendedKeyManager first) {
        this.current = new Generation("0:", first, null);
    }

    /** Shows these from the next handshake on. Called by one thread at a time. */
    void replace(X509ExtendedKeyManager next) {
        var former = current;
        int number = Integer.parseInt(former.prefix().replace(":", "")) + 1;
        current = new Generation(number + ":", next, new Generation(former.prefix(), former.keys(), null));
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers, SSLEngine engine) {
        var now = current;
        String alias = now.keys().chooseEngineServerAlias(type, issuers, engine);
        return alias == null ? null : now.prefix() + alias;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
        var now = current;
        String alias = now.keys().chooseServerAlias(type, issuers, socket);
        return alias == null ? null : now.prefix() + alias;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return find(alias, (keys, name) -> keys.getCertificateChain(name));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return find(alias, (keys, name) -> keys.getPrivateKey(name));
    }

    /** Nobody lists them. */
    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    /** The gateway is no client with these. */
    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    private <T> @Nullable T find(String alias, Lookup<T> lookup) {
        for (var one = current; one != null; one = one.former()) {
            if (alias.startsWith(one.prefix())) {
                return lookup.in(one.keys(), alias.substring(one.prefix().length()));
            }
        }
        return null;
    }

    /** What is asked of the keys under their own alias. */
    private interface Lookup<T> {
        @Nullable
        T in(X509ExtendedKeyManager keys, String alias);
    }
}
