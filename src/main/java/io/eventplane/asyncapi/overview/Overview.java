package io.eventplane.asyncapi.overview;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.channel.Channels;
import io.eventplane.asyncapi.channel.Direction;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import io.eventplane.asyncapi.reading.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts together what a document says about its channels. */
public final class Overview {

    private static final Optional<String> RECEIVED = Optional.of("it is received, not published");

    private final Function<Message, Optional<String>> unvalidated;
    private final Servers servers;
    private final Map<String, Channel> received = new HashMap<>();
    private final Map<String, Located> objects = new HashMap<>();

    private Overview(AsyncApiVersion version, Reading reading, Function<Message, Optional<String>> unvalidated) {
        this.unvalidated = unvalidated;
        this.servers = new Servers(reading, version);
        Channels.of(version, reading, Direction.RECEIVE)
                .read()
                .forEach(channel -> received.put(channel.name(), channel));
        reading.objects(reading.root(), "channels")
                .forEach(channel -> objects.put(channel.trail().get(0).token(), channel));
    }

    /**
     * The channels in document order.
     *
     * @param reading lenient, of a document that is understood
     * @param unvalidated tells why payloads of a message are not held against a schema; empty when they are
     */
    public static List<ChannelOverview> of(
            AsyncApiVersion version, Reading reading, Function<Message, Optional<String>> unvalidated) {
        Overview overview = new Overview(version, reading, unvalidated);
        return Channels.of(version, reading, Direction.SEND).read().stream()
                .map(overview::of)
                .toList();
    }

    /**
     * The protocols of all servers, whichever channels are on them.
     *
     * @param reading lenient, of a document that is understood
     * @return in lower case, in document order
     */
    public static Set<String> protocols(AsyncApiVersion version, Reading reading) {
        return new Servers(reading, version).protocols();
    }

    private ChannelOverview of(Channel sent) {
        Optional<Channel> back = Optional.ofNullable(received.get(sent.name()));
        Stream<MessageOverview> messages = Stream.concat(
                sent.messages().stream().map(message -> overview(message, unvalidated.apply(message))),
                back.stream()
                        .flatMap(channel -> channel.messages().stream())
                        .map(message -> overview(message, RECEIVED)));
        return new ChannelOverview(
                sent.name(),
                sent.address(),
                sent.parameters(),
                sent.publishable(),
                back.filter(Channel::publishable).isPresent(),
                messages.distinct().toList(),
                Optional.ofNullable(objects.get(sent.name())).map(servers::of).orElse(List.of()));
    }

    private static MessageOverview overview(Message message, Optional<String> unvalidated) {
        return new MessageOverview(
                message.name(),
                message.contentType().isEmpty() ? null : message.contentType(),
                message.schemaFormat().orElse(null),
                unvalidated.isEmpty(),
                unvalidated.orElse(null));
    }
}
