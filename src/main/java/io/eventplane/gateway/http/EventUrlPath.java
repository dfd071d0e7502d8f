package io.eventplane.gateway.http;

import io.eventplane.channel.ChannelPath;
import io.eventplane.event.PercentEncoded;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import java.util.List;
import java.util.Optional;

/**
 * What an event URL says: which definition, and maybe which channel.
 *
 * @param channel empty when nothing but the definition is named
 */
record EventUrlPath(String definitionId, Optional<ChannelPath> channel) {

    /**
     * Reads the raw path behind {@code /events}.
     *
     * @throws RefusedException for {@code MALFORMED_ADDRESS}
     */
    static EventUrlPath parse(String rawPath) {
        if (rawPath.indexOf(';') >= 0) {
            throw malformed("it has a semicolon; one in a channel's address is %3B");
        }
        var segments = List.of(withoutSlashes(rawPath).split("/", -1)).stream()
                .map(EventUrlPath::decoded)
                .toList();
        var channel = segments.subList(1, segments.size());
        return new EventUrlPath(
                segments.get(0), channel.isEmpty() ? Optional.empty() : Optional.of(ChannelPath.of(channel)));
    }

    /** The leading slash belongs to the path; a trailing one names no channel. */
    private static String withoutSlashes(String path) {
        int from = path.startsWith("/") ? 1 : 0;
        return path.substring(from, path.length() > from && path.endsWith("/") ? path.length() - 1 : path.length());
    }

    private static String decoded(String segment) {
        try {
            return required(PercentEncoded.decode(segment));
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private static String required(String segment) {
        if (segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException("it has a segment " + segment);
        }
        if (segment.chars().anyMatch(c -> Character.isISOControl(c) || c >= Character.MAX_VALUE - 1)) {
            throw new IllegalArgumentException("it has a control character or a noncharacter");
        }
        return segment;
    }

    private static RefusedException malformed(String fault) {
        return new RefusedException(
                Reason.MALFORMED_ADDRESS,
                "The address is not an event URL, /events/{definitionId} or /events/{definitionId}/{channel address}: "
                        + fault + ".");
    }
}
