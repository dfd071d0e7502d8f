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
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts together what a document says about its channels. */
public final class Overview {

    private final Predicate<Message> checked;
    private final Servers servers;
    private final Map<String, Channel> received = new HashMap<>();
    private final Map<String, Located> objects = new HashMap<>();

    private Overview(AsyncApiVersion version, Reading reading, Predicate<Message> checked) {
        this.checked = checked;
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
     * @param checked tells whether payloads of a message are held against a schema
     */
    public static List<ChannelOverview> of(AsyncApiVersion version, Reading reading, Predicate<Message> checked) {
        Overview overview = new Overview(version, reading, checked);
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
                sent.messages().stream().map(message -> overview(message, checked.test(message))),
                back.stream().flatMap(channel -> channel.messages().stream()).map(message -> overview(message, false)));
        return new ChannelOverview(
                sent.name(),
                sent.address(),
                sent.parameters(),
                sent.publishable(),
                back.filter(Channel::publishable).isPresent(),
                messages.distinct().toList(),
                Optional.ofNullable(objects.get(sent.name())).map(servers::of).orElse(List.of()));
    }

    private static MessageOverview overview(Message message, boolean validated) {
        return new MessageOverview(
                message.name(),
                message.contentType().isEmpty() ? null : message.contentType(),
                message.schemaFormat().orElse(null),
                validated);
    }
}
