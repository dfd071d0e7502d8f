package io.eventplane.channel;

import io.eventplane.asyncapi.channel.ChannelMatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The channel that a sender names, decoded. A slash inside of a segment is part of a parameter's value where that fits a channel,
 * else it separates: senders encode a whole address ({@code user%2Fsignedup}) as often as a value.
 */
public final class ChannelPath {

    /** Stands for a slash that separates nothing; a noncharacter, so no sender has it. */
    private static final char INNER_SLASH = '\uFFFF';

    private final String path;

    private ChannelPath(String path) {
        this.path = path;
    }

    /** The channel of a topic, whose slashes all separate. */
    public static ChannelPath of(String path) {
        return new ChannelPath(path);
    }

    /** The channel of the segments of a URL, each decoded. */
    public static ChannelPath of(List<String> segments) {
        return new ChannelPath(String.join(
                "/", segments.stream().map(s -> s.replace('/', INNER_SLASH)).toList()));
    }

    Optional<ChannelMatch> in(Function<String, Optional<ChannelMatch>> document) {
        if (path.indexOf(INNER_SLASH) < 0) {
            return document.apply(path);
        }
        return document.apply(path).map(ChannelPath::restored).or(() -> document.apply(toString()));
    }

    private static ChannelMatch restored(ChannelMatch match) {
        Map<String, String> values = new LinkedHashMap<>(match.parameters());
        values.replaceAll((name, value) -> value.replace(INNER_SLASH, '/'));
        return new ChannelMatch(match.channel(), values);
    }

    /** The path as a person reads it. */
    @Override
    public String toString() {
        return path.replace(INNER_SLASH, '/');
    }
}
