package io.eventplane.gateway.eventapi;

import io.eventplane.channel.ChannelPath;
import io.eventplane.gateway.security.CredentialKey;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.platform.OnePerApplication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The event APIs that can be published to at this moment, one generation of each. Thread-safe; a change is seen at once. */
@OnePerApplication
public final class OpenEventApis {

    private final Map<String, EventApi> open = new ConcurrentHashMap<>();
    private final Families families = new Families();
    private final ChannelIndex index = new ChannelIndex();
    private final AtomicLong changes = new AtomicLong();
    private final List<Consumer<String>> closing = new CopyOnWriteArrayList<>();

    /** The current generation of that definition. */
    public Optional<EventApi> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Where the publishers of a version should go: the newest one after it in its group that is not deprecated. */
    public Optional<EventApi> successor(EventApi api, Instant now) {
        return families.successor(api, now);
    }

    /**
     * The event APIs with a channel of that path that these credentials open over that protocol: for a sender who names a channel and
     * no definition. Does not look at the others, however many there are.
     */
    public List<EventApi> having(ChannelPath path, String protocol, Credentials presented) {
        return index.find(path, protocol, CredentialKey.of(presented));
    }

    /** Whether these credentials open any event API over that protocol. */
    public boolean anyOpenTo(Credentials presented, String protocol) {
        return index.hasAny(protocol, CredentialKey.of(presented));
    }

    /** Whether these credentials open any event API at all. */
    public boolean anyOpenTo(Credentials presented) {
        return index.hasAny(CredentialKey.of(presented));
    }

    /** Whether these credentials, for their own sake, open any event API over that protocol: those that ask for nothing don't count. */
    public boolean anyOpenBy(Credentials presented, String protocol) {
        var named = CredentialKey.of(presented).stream()
                .filter(key -> !key.isNobody())
                .toList();
        return index.hasAny(protocol, named);
    }

    /** Whether a token may open any event API over that protocol. */
    public boolean anyTakesTokens(String protocol) {
        return index.takesTokens(protocol);
    }

    /** Grows with every change, after it: what was looked up while it stays the same is still so. */
    public long changes() {
        return changes.get();
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
            index.replace(current, api);
            return api;
        });
        changes.incrementAndGet();
    }

    /** Closes the definition's event URL; nothing happens when it isn't open. Events that have started go on. */
    public void close(String id) {
        open.computeIfPresent(id, (same, current) -> {
            families.remove(current);
            index.remove(current);
            return null;
        });
        changes.incrementAndGet();
        closing.forEach(told -> told.accept(id));
    }

    /** From now on tells of every definition that is closed, after it: by its id, on the thread that closes it. */
    public void whenClosed(Consumer<String> told) {
        closing.add(told);
    }
}
