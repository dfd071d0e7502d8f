package io.eventplane.asyncapi.channel;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Channels hold their operations; {@code subscribe} is what others do, so it is what the Application sends.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v2.6.0#channelItemObject">channel item</a>
 */
final class ChannelsOfVersion2 implements Channels {

    private final Reading reading;
    private final Direction direction;
    private final MessageReader messages;

    ChannelsOfVersion2(Reading reading, Direction direction) {
        this.reading = reading;
        this.direction = direction;
        this.messages = new MessageReader(reading, true);
    }

    @Override
    public List<Channel> read() {
        reading.require(reading.root(), "channels");
        return Channels.objects(reading).stream().map(this::channel).toList();
    }

    private Channel channel(Located channel) {
        String address = channel.trail().get(0).token();
        Optional<Located> operation = reading.object(channel, direction.operation());
        List<Message> sent = operation.map(found -> messages(found, address)).orElse(List.of());
        return new Channel(address, address, AddressTemplate.of(address).parameters(), operation.isPresent(), sent);
    }

    private List<Message> messages(Located operation, String address) {
        String fallback = reading.text(operation, "operationId").orElse(address);
        List<Located> alternatives = alternatives(operation);
        if (alternatives.size() == 1) {
            return List.of(messages.read(alternatives.get(0), fallback));
        }
        return IntStream.range(0, alternatives.size())
                .mapToObj(index -> messages.read(alternatives.get(index), fallback + "-" + (index + 1)))
                .toList();
    }

    private List<Located> alternatives(Located operation) {
        return Reading.present(operation, "message").flatMap(reading::resolvedWithin).filter(reading::isObject).stream()
                .flatMap(message -> alternatives(message, 0))
                .toList();
    }

    /** A message may itself be a choice, and so may each choice be; {@code depth} stops one that contains itself. */
    private Stream<Located> alternatives(Located message, int depth) {
        if (!message.node().has("oneOf")) {
            return Stream.of(message);
        }
        if (depth == 3) {
            reading.note(Rule.LIMIT, message, "oneOf of messages is nested more than three deep");
            return Stream.empty();
        }
        return reading.items(message, "oneOf").stream()
                .flatMap(item -> reading.resolvedWithin(item).stream())
                .filter(reading::isObject)
                .flatMap(item -> alternatives(item, depth + 1));
    }
}
