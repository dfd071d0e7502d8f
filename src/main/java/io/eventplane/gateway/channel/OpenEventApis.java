package io.eventplane.gateway.channel;

import io.eventplane.platform.OnePerApplication;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The event APIs that can be published to at this moment, one generation of each. Thread-safe; a change is seen at once. */
@OnePerApplication
public final class OpenEventApis {

    private final Map<String, EventApi> open = new ConcurrentHashMap<>();

    /** The current generation of that definition. */
    public Optional<EventApi> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Opens it, or puts it in the place of an older generation; an older one than the current changes nothing. */
    public void open(EventApi api) {
        open.merge(api.id(), api, (current, next) -> next.generation() < current.generation() ? current : next);
    }

    /** Closes the definition's event URL; nothing happens when it isn't open. Events that have started go on. */
    public void close(String id) {
        open.remove(id);
    }
}
