package io.eventplane.gateway.security.scram;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.gateway.security.CredentialKey;
import io.eventplane.gateway.security.ScramMechanism;
import io.eventplane.platform.Credential.Basic;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The accounts of the definitions that are open. Several may have one user name and different passwords: all of these share a salt, so that
 * one exchange can prove any of them; a user name that nobody has gets a salt as well, and so can't be told from others. Thread-safe.
 */
@OnePerApplication
public final class ScramAccounts {

    /** Accounts of one user name that are tried at most. */
    private static final int MOST_TRIED = 100;

    private static final int SALT_BYTES = 16;

    private final byte[] secret = new byte[32];
    private final Map<String, Known> definitions = new HashMap<>();
    private final Map<String, Map<CredentialKey, Holders>> byUser = new ConcurrentHashMap<>();
    private final AtomicInteger asking = new AtomicInteger();
    private final Account nobody;

    private record Known(List<Basic> accounts, boolean asks) {}

    private record Holders(Account account, Set<String> definitions) {}

    /** None yet. */
    @Inject
    public ScramAccounts() {
        var random = new SecureRandom();
        random.nextBytes(secret);
        byte[] unguessable = new byte[32];
        random.nextBytes(unguessable);
        nobody = new Account(CredentialKey.basic("", ""), new byte[SALT_BYTES], Arrays.toString(unguessable));
    }

    /**
     * What a definition has from now on.
     *
     * @param accounts that may be proved; those that can't be are left aside
     * @param asks whether it asks for SCRAM, and not only takes it
     */
    public synchronized void put(String definitionId, Collection<Basic> accounts, boolean asks) {
        var provable = accounts.stream().filter(ScramAccounts::isProvable).toList();
        // First the new ones: who has begun to log in, or does so now, with one that stays must find it.
        provable.forEach(account -> hold(definitionId, account));
        forget(definitionId, provable);
        if (!provable.isEmpty()) {
            definitions.put(definitionId, new Known(provable, asks));
            asking.addAndGet(asks ? 1 : 0);
        }
    }

    private static boolean isProvable(Basic account) {
        return ScramMechanism.canProve(account.username()) && ScramMechanism.canProve(account.password());
    }

    /** The definition is gone. */
    public synchronized void remove(String definitionId) {
        forget(definitionId, List.of());
    }

    private void forget(String definitionId, Collection<Basic> kept) {
        var known = definitions.remove(definitionId);
        if (known != null) {
            asking.addAndGet(known.asks() ? -1 : 0);
            known.accounts().stream()
                    .filter(account -> !kept.contains(account))
                    .forEach(account -> release(definitionId, account));
        }
    }

    /** Whether any definition asks for SCRAM: only then is it offered, or clients that can do it would no longer send tokens. */
    public boolean areAskedFor() {
        return asking.get() > 0;
    }

    /** One at least: of a user name that nobody has, one that can't be proved. */
    List<Account> of(String username) {
        var held = byUser.getOrDefault(username, Map.of());
        List<Account> accounts = new ArrayList<>();
        held.values().stream().limit(MOST_TRIED).map(Holders::account).forEach(accounts::add);
        return accounts.isEmpty() ? List.of(nobody) : accounts;
    }

    boolean isNobody(Account account) {
        return account == nobody;
    }

    private void hold(String definitionId, Basic account) {
        var key = CredentialKey.basic(account.username(), account.password());
        byUser.compute(account.username(), (user, held) -> {
            Map<CredentialKey, Holders> all = held == null ? new HashMap<>() : new HashMap<>(held);
            var known = all.get(key);
            var holders = known == null ? new HashSet<String>() : new HashSet<>(known.definitions());
            holders.add(definitionId);
            all.put(
                    key,
                    new Holders(
                            known == null ? new Account(key, salt(user), account.password()) : known.account(),
                            holders));
            return all;
        });
    }

    private void release(String definitionId, Basic account) {
        var key = CredentialKey.basic(account.username(), account.password());
        byUser.computeIfPresent(account.username(), (user, held) -> {
            Map<CredentialKey, Holders> all = new HashMap<>(held);
            all.computeIfPresent(key, (same, known) -> {
                var left = new HashSet<>(known.definitions());
                left.remove(definitionId);
                return left.isEmpty() ? null : new Holders(known.account(), left);
            });
            return all.isEmpty() ? null : all;
        });
    }

    /** The same for the same user name for the life of the process, so that nobody can tell which ones there are. */
    byte[] salt(String username) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(username.getBytes(UTF_8)), SALT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
