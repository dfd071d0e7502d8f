package io.eventplane.asyncapi.runtime;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.reading.References;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of one rewriting: what is read, what is kept of it, and where that has moved to. */
record Rewriting(Reading reading, KeptEntries kept, MovedReferences moves, List<PublishedChannel> channels) {

    /** A publishable channel, where its object is (its own reference followed), and its address on the Runtime's bus. */
    record PublishedChannel(String key, Located object, String busAddress) {}

    static Rewriting of(JsonNode document, List<Channel> channels, Function<Channel, String> busAddress) {
        Reading reading = new Reading(document);
        List<PublishedChannel> published = published(channels, reading, busAddress);
        Rewriting rewriting =
                new Rewriting(reading, new KeptEntries(reading), new MovedReferences(reading.references()), published);
        published.forEach(channel -> rewriting.kept.keepPublished(channel.object()));
        return rewriting;
    }

    private static List<PublishedChannel> published(
            List<Channel> channels, Reading reading, Function<Channel, String> busAddress) {
        Map<String, Located> objects = new HashMap<>();
        reading.objects(reading.root(), "channels").forEach(object -> objects.put(key(object), object));
        List<PublishedChannel> published = new ArrayList<>();
        for (Channel channel : channels) {
            Optional.ofNullable(objects.get(channel.name()))
                    .filter(object -> channel.publishable())
                    .map(object -> new PublishedChannel(channel.name(), object, busAddress.apply(channel)))
                    .ifPresent(published::add);
        }
        return published;
    }

    /** A copy of a kept channel or operation for the rewritten document. */
    ObjectNode copy(Located entry) {
        return (ObjectNode) kept.copy(entry.location()).deepCopy();
    }

    /** Likewise for channels and operations: what stands beside a reference to all of them is none of them. */
    void addOtherMembers(Located map, ObjectNode written) {
        if (References.isReference(map.node())) {
            map.children().forEach(entry -> moves.gone(entry.location()));
        } else {
            addOthers(map, written);
        }
    }

    /** Puts the entries of a map that are kept and have not moved elsewhere after those that are in {@code written}. */
    void addOthers(Located map, ObjectNode written) {
        for (Located entry : map.children()) {
            if (!kept.contains(entry.location()) || moves.knows(entry.location())) {
                continue;
            }
            if (written.has(entry.name())) {
                moves.gone(entry.location());
            } else {
                JsonNode copy = kept.copy(entry.location());
                written.set(entry.name(), copy);
            }
        }
    }

    /** The key something has in its map, before references are followed. */
    static String key(Located entry) {
        return origin(entry).token();
    }

    /** Where something has this key; within another map where a reference stands for the whole of its map. */
    static Location origin(Located entry) {
        return entry.trail().get(0);
    }
}
