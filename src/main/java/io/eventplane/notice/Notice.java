package io.eventplane.notice;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says that a definition was registered, updated or deleted. A hint to look: it holds no secrets and not the definition
 * itself.
 *
 * @param id a UUID in its text form; the same when the notice is sent again
 * @param time when it happened
 * @param definitionId never blank
 * @param applicationId the owner of the definition, never blank
 * @param generation only grows, per definition; at least 0
 * @param eventUrls at most one for each Runtime; empty when no Runtime has the definition
 */
public record Notice(
        String id,
        NoticeType type,
        Instant time,
        String definitionId,
        String applicationId,
        long generation,
        List<EventUrl> eventUrls) {

    public Notice {
        requireUuid(id);
        requireText("definition id", definitionId);
        requireText("application id", applicationId);
        if (generation < 0) {
            throw new IllegalArgumentException("generation must be at least 0, was " + generation);
        }
        eventUrls = List.copyOf(eventUrls);
        requireOnePerRuntime(eventUrls);
    }

    /** Where events are published in this Runtime; nothing when the Runtime does not have the definition. */
    public Optional<EventUrl> eventUrl(String runtimeId) {
        return eventUrls.stream()
                .filter(eventUrl -> eventUrl.runtimeId().equals(runtimeId))
                .findFirst();
    }

    private static void requireUuid(String id) {
        try {
            UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a notice's id must be a UUID, was " + id, e);
        }
    }

    private static void requireText(String name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a notice's " + name + " is blank");
        }
    }

    private static void requireOnePerRuntime(List<EventUrl> eventUrls) {
        Set<String> runtimes = new HashSet<>();
        for (EventUrl eventUrl : eventUrls) {
            if (!runtimes.add(eventUrl.runtimeId())) {
                throw new IllegalArgumentException("two event URLs for Runtime " + eventUrl.runtimeId());
            }
        }
    }
}
