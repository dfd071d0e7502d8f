package io.eventplane.director.keys;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.SecretCipher;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells which keys there are and what is under each. */
@OnePerApplication
public class KeysInUse {

    private final DataKeys keys;
    private final DataKeyTable table;
    private final EncryptedValues values;
    private final SecretCipher configured;

    @Inject
    public KeysInUse(DataKeys keys, DataKeyTable table, EncryptedValues values, SecretCipher configured) {
        this.keys = keys;
        this.table = table;
        this.values = values;
        this.configured = configured;
    }

    /** The data keys, the newest first; then configured ones, and those that there is something under although nobody has them. */
    public List<KeyUse> all() {
        keys.refresh();
        var counts = values.countByKey();
        var made = new ArrayList<>(table.all());
        Collections.reverse(made);
        var all = new ArrayList<KeyUse>();
        made.forEach(key -> all.add(use(key, counts)));
        others(made, counts).forEach(id -> all.add(use(id, counts)));
        return List.copyOf(all);
    }

    private Set<String> others(List<WrappedKey> made, Map<String, Long> counts) {
        var others = new TreeSet<>(counts.keySet());
        others.addAll(configured.keyIds());
        made.forEach(key -> others.remove(key.id()));
        return others;
    }

    private KeyUse use(WrappedKey key, Map<String, Long> counts) {
        var inUse = key.id().equals(keys.newest());
        return new KeyUse(key.id(), key.created(), inUse, keys.isReadable(key.id()), count(key.id(), counts));
    }

    private KeyUse use(String id, Map<String, Long> counts) {
        return new KeyUse(id, null, false, keys.isReadable(id), count(id, counts));
    }

    private static long count(String id, Map<String, Long> counts) {
        return counts.getOrDefault(id, 0L);
    }
}
