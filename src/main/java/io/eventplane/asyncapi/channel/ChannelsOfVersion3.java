package io.eventplane.asyncapi.channel;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Operations point at channels; those with {@code action: send} are what the Application does.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.1.0#channelObject">channel</a>
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.1.0#operationObject">operation</a>
 */
final class ChannelsOfVersion3 implements Channels {

    private final Reading reading;
    private final Direction direction;
    private final MessageReader messages;

    ChannelsOfVersion3(Reading reading, Direction direction) {
        this.reading = reading;
        this.direction = direction;
        this.messages = new MessageReader(reading, false);
    }

    @Override
    public List<Channel> read() {
        OperationsOfVersion3 operations = OperationsOfVersion3.of(reading, direction);
        return Channels.objects(reading).stream()
                .map(channel -> channel(channel, operations.on(channel)))
                .toList();
    }

    private Channel channel(Located channel, List<Located> operations) {
        String name = channel.trail().get(0).token();
        String address = address(channel).orElse(name);
        List<Located> all = reading.objectsWithin(channel, "messages");
        Set<Message> sent = new LinkedHashSet<>();
        operations.forEach(operation -> sent.addAll(sent(operation, all, name)));
        List<String> parameters = AddressTemplate.of(address).parameters();
        return new Channel(name, address, parameters, !operations.isEmpty(), List.copyOf(sent));
    }

    private Optional<String> address(Located channel) {
        Optional<String> address = reading.text(channel, "address");
        if (address.isPresent() && address.get().length() > Limits.KEY_LENGTH) {
            String message = "an address has at most " + Limits.KEY_LENGTH + " characters";
            reading.note(Rule.LIMIT, channel.child("address"), message);
        }
        return address;
    }

    /** What an operation sends: all its channel has, unless it lists some (or none). */
    private List<Message> sent(Located operation, List<Located> all, String fallback) {
        Optional<Located> listed = Reading.present(operation, "messages");
        List<Located> messages = listed.isPresent() ? listed(operation) : all;
        List<Message> sent = new ArrayList<>();
        for (Located message : messages) {
            sent.add(this.messages.read(message, fallback + "-" + (sent.size() + 1)));
        }
        return sent;
    }

    private List<Located> listed(Located operation) {
        return reading.items(operation, "messages").stream()
                .flatMap(item -> reading.resolvedWithin(item).stream())
                .filter(reading::isObject)
                .map(Located::withoutOrigin)
                .toList();
    }
}
