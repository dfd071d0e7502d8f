package io.eventplane.channel;

import io.eventplane.asyncapi.channel.ChannelMatch;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The publishable channels of one document, in document order. */
public final class OpenChannels {

    private final Function<String, Optional<ChannelMatch>> document;
    private final Map<String, OpenChannel> channels;

    /** The channels by their addresses without a leading slash, and how the document matches a path. */
    OpenChannels(Function<String, Optional<ChannelMatch>> document, Map<String, OpenChannel> channels) {
        this.document = document;
        this.channels = channels;
    }

    /** Those of a definition whose document has not been fetched yet. */
    public static OpenChannels none() {
        return new OpenChannels(path -> Optional.empty(), Map.of());
    }

    /** All of them. */
    public Collection<OpenChannel> all() {
        return channels.values();
    }

    /**
     * The channel that a sender named.
     *
     * @throws RefusedException for {@code UNKNOWN_CHANNEL}, which lists those that there are
     */
    public Route named(ChannelPath path) {
        return find(path)
                .orElseThrow(() -> refused(
                        Reason.UNKNOWN_CHANNEL, "There is no publishable channel " + path + " in this event API"));
    }

    /** The channel of that path; empty when there is none. */
    public Optional<Route> find(ChannelPath path) {
        return path.in(document).map(match -> new Route(find(match.channel().address()), match.parameters()));
    }

    /**
     * The channel of an event whose sender named none: the only one that needs no parameters, else the one with a message named
     * like the event's type.
     *
     * @throws RefusedException for {@code UNKNOWN_CHANNEL} when there is none without parameters, {@code AMBIGUOUS_MESSAGE}
     *     when there are several and the type doesn't decide
     */
    public Route fitting(Optional<String> type) {
        var open = channels.values().stream()
                .filter(c -> c.address().indexOf('{') < 0)
                .toList();
        if (open.isEmpty()) {
            throw refused(Reason.UNKNOWN_CHANNEL, "Name the channel in the address, with values for its parameters");
        }
        return only(open)
                .or(() -> only(type.map(name -> having(name, open)).orElse(List.of())))
                .map(channel -> new Route(channel, Map.of()))
                .orElseThrow(() -> refused(
                        Reason.AMBIGUOUS_MESSAGE,
                        "Several channels would do: name one in the address, or send a CloudEvent whose type"
                                + " is a message of just one"));
    }

    private static List<OpenChannel> having(String message, List<OpenChannel> channels) {
        return channels.stream().filter(channel -> channel.has(message)).toList();
    }

    private static Optional<OpenChannel> only(List<OpenChannel> channels) {
        return channels.size() == 1 ? Optional.of(channels.get(0)) : Optional.empty();
    }

    private OpenChannel find(String address) {
        var channel = channels.get(OpenChannelsReader.key(address));
        if (channel == null) {
            throw new IllegalStateException("the document matches a channel that it doesn't have: " + address);
        }
        return channel;
    }

    private RefusedException refused(Reason reason, String detail) {
        var addresses = channels.values().stream().map(OpenChannel::address).toList();
        var list = addresses.isEmpty() ? "none" : String.join(", ", addresses);
        return new RefusedException(
                Refusal.insteadOf(reason, detail + ". Publishable channels: " + list + ".", addresses));
    }
}
