package io.eventplane.notice;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a consumer has already handled: the highest generation of each definition. Thread-safe.
 *
 * <p>Ask {@link #isNews} before handling and {@link #remember} after, so that a notice whose handling failed is still
 * news when the broker brings it again. Deleted definitions are remembered, too, because an older notice may come late:
 * the latest {@value #DELETED_REMEMBERED} of them.
 */
public final class Generations {

    static final int DELETED_REMEMBERED = 10_000;

    private final Map<String, Long> living = new HashMap<>();
    private final Map<String, Long> deleted = new LinkedHashMap<>();

    /** Whether the notice tells something that has not been handled yet. */
    public boolean isNews(Notice notice) {
        return isNews(notice.definitionId(), notice.generation());
    }

    /** Whether nothing of this generation, or of a later one, has been handled yet. */
    public synchronized boolean isNews(String definitionId, long generation) {
        return generation > Math.max(handled(living, definitionId), handled(deleted, definitionId));
    }

    /** Notes that the notice was handled. An older one than is known changes nothing. */
    public void remember(Notice notice) {
        if (notice.type() == NoticeType.DELETED) {
            rememberDeleted(notice.definitionId(), notice.generation());
        } else {
            remember(notice.definitionId(), notice.generation());
        }
    }

    /**
     * Notes that this generation of a living definition was handled, say after all state was fetched. An older one than
     * is known changes nothing.
     */
    public synchronized void remember(String definitionId, long generation) {
        if (isNews(definitionId, generation)) {
            deleted.remove(definitionId);
            living.put(definitionId, generation);
        }
    }

    /** Notes that the definition is gone as of this generation. An older one than is known changes nothing. */
    public synchronized void rememberDeleted(String definitionId, long generation) {
        if (isNews(definitionId, generation)) {
            living.remove(definitionId);
            deleted.put(definitionId, generation);
            forgetOldest();
        }
    }

    /** Notes that the definition is gone, at whatever generation: its latest known one stays known. */
    public synchronized void rememberDeleted(String definitionId) {
        Long generation = living.remove(definitionId);
        if (generation != null) {
            deleted.put(definitionId, generation);
            forgetOldest();
        }
    }

    private void forgetOldest() {
        while (deleted.size() > DELETED_REMEMBERED) {
            deleted.remove(deleted.keySet().iterator().next());
        }
    }

    private static long handled(Map<String, Long> generations, String definitionId) {
        return generations.getOrDefault(definitionId, -1L);
    }
}
