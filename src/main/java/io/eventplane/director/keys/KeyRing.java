package io.eventplane.director.keys;

import io.eventplane.platform.SecretKey;
import java.util.List;
import java.util.Optional;

/**
 * The data keys that this Director can use.
 *
 * @param keys in the order in which they were made
 */
record KeyRing(List<SecretKey> keys) {

    static final KeyRing EMPTY = new KeyRing(List.of());

    /** The one that encrypts; none before the store is open. */
    Optional<SecretKey> newest() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
    }

    Optional<SecretKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
