package io.eventplane.agent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which definitions use which bus address; two versions of one API share theirs. Not thread-safe. */
final class AddressUsers {

    private final Map<String, Set<String>> addressesOf = new HashMap<>();
    private final Map<String, Integer> users = new HashMap<>();

    /** Notes that the definition uses these addresses, and no others; answers those that nobody uses any more. */
    Set<String> replace(String definitionId, Set<String> addresses) {
        addresses.forEach(address -> users.merge(address, 1, Integer::sum));
        var before = addresses.isEmpty() ? addressesOf.remove(definitionId) : addressesOf.put(definitionId, addresses);
        return before == null ? Set.of() : release(before);
    }

    Set<String> used() {
        return Set.copyOf(users.keySet());
    }

    private Set<String> release(Set<String> addresses) {
        var unused = new HashSet<String>();
        for (var address : addresses) {
            if (users.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1) == null) {
                unused.add(address);
            }
        }
        return unused;
    }
}
