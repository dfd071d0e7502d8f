package io.eventplane.asyncapi.channel;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the publishable channel of a path: literal addresses by one look into a map, the others segment by segment. */
public final class ChannelLookup {

    private final Map<String, Channel> literal = new HashMap<>();
    private final AddressTree slashed = new AddressTree();
    private final AddressTree dotted = new AddressTree();

    public ChannelLookup(List<Channel> channels) {
        byPath(channels).forEach((path, sharing) -> add(path, merged(sharing)));
    }

    public Optional<ChannelMatch> match(String path) {
        String plain = AddressTemplate.withoutLeadingSlash(path);
        return Optional.ofNullable(literal.get(plain))
                .map(channel -> new ChannelMatch(channel, Map.of()))
                .or(() -> slashed.match(AddressTemplate.split(plain, '/')))
                .or(() -> plain.indexOf('/') < 0 ? dotted.match(AddressTemplate.split(plain, '.')) : Optional.empty());
    }

    private void add(String path, Channel channel) {
        AddressTemplate template = AddressTemplate.of(channel.address());
        if (template.parameters().isEmpty()) {
            literal.put(path, channel);
        } else if (template.separator() == '.') {
            dotted.add(template, channel);
        } else {
            slashed.add(template, channel);
        }
    }

    private static Map<String, List<Channel>> byPath(List<Channel> channels) {
        return channels.stream()
                .filter(Channel::publishable)
                .collect(Collectors.groupingBy(
                        channel -> AddressTemplate.withoutLeadingSlash(channel.address()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** 3.x allows several channels with one address; an event there may be a message of any of them. */
    private static Channel merged(List<Channel> sharing) {
        Channel first = sharing.get(0);
        List<Message> messages = sharing.stream()
                .flatMap(channel -> channel.messages().stream())
                .distinct()
                .toList();
        return new Channel(first.name(), first.address(), first.parameters(), true, messages);
    }
}
