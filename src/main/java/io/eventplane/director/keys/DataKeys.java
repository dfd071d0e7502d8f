package io.eventplane.director.keys;

import io.eventplane.platform.CipherText;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.SecretCipher;
import io.eventplane.platform.SecretException;
import io.eventplane.platform.SecretKey;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Encrypts and decrypts what is in the store, with data keys that all Directors of a database share. The newest one encrypts.
 *
 * <p>Keys are never deleted: another Director may encrypt with a former one for a moment longer, and a value whose key is gone is lost.
 * What was encrypted with a configured key, before there were data keys, is decrypted with that. Thread-safe.
 */
@OnePerApplication
public class DataKeys {

    private static final Logger LOG = System.getLogger(DataKeys.class.getName());

    private final SecretCipher configured;
    private final DataKeyTable table;
    private final OutsideTransaction outside;
    private final Set<String> unusable = ConcurrentHashMap.newKeySet();
    private volatile KeyRing ring = KeyRing.EMPTY;

    @Inject
    public DataKeys(SecretCipher configured, DataKeyTable table, OutsideTransaction outside) {
        this.configured = configured;
        this.table = table;
        this.outside = outside;
    }

    /**
     * Makes the first key where there is none, and wraps with the present configured key what is wrapped with a former one. Of several
     * Directors that start at once each may make a key; the last one is in use.
     *
     * @throws SecretException when a key is wrapped with none of the configured ones
     */
    public void open() {
        if (table.all().isEmpty()) {
            rotate();
        }
        table.all().forEach(this::wrapAnew);
        refresh();
    }

    /**
     * Makes a new key, which encrypts from now on: here at once, at other Directors within seconds. Durable when it returns, whatever
     * becomes of the caller's transaction.
     *
     * @return its id
     */
    public String rotate() {
        var key = SecretKey.generate();
        // A key that a rollback took away again could have encrypted something already.
        outside.run(() -> {
            table.add(key.id(), configured.wrap(key));
            refresh();
        });
        LOG.log(Level.INFO, "data {0} is in use from now on", key);
        return key.id();
    }

    /** The value as a {@link CipherText}. */
    public String encrypt(String plain, String context) {
        return ring.newest()
                .map(key -> key.encrypt(plain, context))
                .orElseGet(() -> configured.encrypt(plain, context));
    }

    /**
     * The value as it was.
     *
     * @throws SecretException when the text is malformed, was made with a key that there is not or for another context, or was tampered with
     */
    public String decrypt(String cipherText, String context) {
        var text = CipherText.parse(cipherText);
        return find(text.keyId()).orElseThrow(() -> unknown(text.keyId())).decrypt(text, context);
    }

    /** Whether what is under this key can be read. */
    boolean isReadable(String keyId) {
        return find(keyId).isPresent();
    }

    /** The id of the key that encrypts. */
    String newest() {
        return ring.newest()
                .map(SecretKey::id)
                .orElseThrow(() -> new IllegalStateException("the store is not open yet"));
    }

    /** Looks which keys there are now. A key that can't be used here is left out, with one line in the log. */
    synchronized void refresh() {
        var keys = table.all().stream().flatMap(key -> usable(key).stream()).toList();
        ring = new KeyRing(List.copyOf(keys));
    }

    private void wrapAnew(WrappedKey key) {
        if (!configured.isPresent(key.wrapped())) {
            table.replace(key, configured.wrap(configured.unwrap(key.id(), key.wrapped())));
        }
    }

    private Optional<SecretKey> find(String id) {
        return ring.find(id).or(() -> configured.find(id)).or(() -> findAnew(id));
    }

    /** Another Director may have made it since. Of many who ask at once, one looks. */
    private synchronized Optional<SecretKey> findAnew(String id) {
        if (ring.find(id).isEmpty()) {
            outside.run(this::refresh);
        }
        return ring.find(id);
    }

    private Optional<SecretKey> usable(WrappedKey key) {
        return ring.find(key.id()).or(() -> unwrapped(key));
    }

    private Optional<SecretKey> unwrapped(WrappedKey key) {
        try {
            return Optional.of(configured.unwrap(key.id(), key.wrapped()));
        } catch (SecretException e) {
            if (unusable.add(key.id())) {
                LOG.log(Level.WARNING, "data key {0} can't be used here: {1}", key.id(), e.getMessage());
            }
            return Optional.empty();
        }
    }

    private static SecretException unknown(String id) {
        return new SecretException(
                "the secret was encrypted with key " + id + ", which is neither a usable data key of this database"
                        + " nor in eventplane.secrets.key, eventplane.secrets.key-file or eventplane.secrets.former-keys");
    }
}
