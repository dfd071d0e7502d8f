package io.eventplane.channel;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.bus.ChannelAddress;
import io.eventplane.event.MediaType;
import io.eventplane.replica.ReplicatedDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the channels of a definition's document: all the work that is done once per generation. */
public final class OpenChannelsReader {

    private final ReplicatedDefinition definition;
    private final AsyncApiDocument document;

    private OpenChannelsReader(ReplicatedDefinition definition, AsyncApiDocument document) {
        this.definition = definition;
        this.document = document;
    }

    /** The publishable channels, none of them on the bus yet. */
    public static OpenChannels read(ReplicatedDefinition definition, AsyncApiDocument document) {
        return new OpenChannelsReader(definition, document).read();
    }

    private OpenChannels read() {
        Map<String, Set<Message>> messages = new LinkedHashMap<>();
        Map<String, Channel> first = new LinkedHashMap<>();
        document.channels().stream().filter(Channel::publishable).forEach(channel -> {
            // 3.x allows several channels with one address: their events can't be told apart by where they are sent.
            first.putIfAbsent(key(channel.address()), channel);
            messages.computeIfAbsent(key(channel.address()), any -> new LinkedHashSet<>())
                    .addAll(channel.messages());
        });
        Map<String, OpenChannel> open = new LinkedHashMap<>();
        first.forEach((key, channel) -> open.put(key, open(channel, messages.getOrDefault(key, Set.of()))));
        return new OpenChannels(document.lookup()::match, open);
    }

    /** A leading slash doesn't make another channel. */
    public static String key(String address) {
        return address.startsWith("/") ? address.substring(1) : address;
    }

    private OpenChannel open(Channel channel, Set<Message> messages) {
        var owner = definition.application();
        var bus = ChannelAddress.of(owner.tenant(), owner.name(), channel.address());
        var open = messages.stream().map(message -> open(channel, message)).toList();
        return new OpenChannel(channel.address(), bus, open.isEmpty() ? List.of(unspoken(channel)) : open);
    }

    private OpenMessage open(Channel channel, Message message) {
        return new OpenMessage(
                message.name(),
                MediaType.parse(message.contentType()),
                PayloadCheck.of(document, message),
                document.headerSchema(message).map(HeaderCheck::new),
                definition.validation(),
                properties(channel, message.name()));
    }

    /** For a channel whose document names no message: it takes anything. */
    private OpenMessage unspoken(Channel channel) {
        return new OpenMessage(
                channel.name(),
                Optional.empty(),
                PayloadCheck.NONE,
                Optional.empty(),
                definition.validation(),
                properties(channel, channel.name()));
    }

    private Map<String, String> properties(Channel channel, String message) {
        return Map.of(
                "eventplane_definition", definition.id(),
                "eventplane_channel", channel.address(),
                "eventplane_message", message);
    }
}
