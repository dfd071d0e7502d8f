package io.eventplane.gateway.channel;

import io.eventplane.platform.OnePerApplication;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The event APIs that can be published to at this moment, one generation of each. Thread-safe; a change is seen at once. */
@OnePerApplication
public final class OpenEventApis {

    private final Map<String, EventApi> open = new ConcurrentHashMap<>();
    private final Families families = new Families();

    /** The current generation of that definition. */
    public Optional<EventApi> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Where the publishers of a version should go: the newest one after it in its group that is not deprecated. */
    public Optional<EventApi> successor(EventApi api, Instant now) {
        return families.successor(api, now);
    }

    /** Opens it, or puts it in the place of an older generation; an older one than the current changes nothing. */
    public void open(EventApi api) {
        open.compute(api.id(), (id, current) -> {
            if (current != null && api.generation() < current.generation()) {
                return current;
            }
            if (current != null) {
                families.remove(current);
            }
            families.add(api);
            return api;
        });
    }

    /** Closes the definition's event URL; nothing happens when it isn't open. Events that have started go on. */
    public void close(String id) {
        open.computeIfPresent(id, (same, current) -> {
            families.remove(current);
            return null;
        });
    }
}
