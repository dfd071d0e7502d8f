package io.eventplane.asyncapi.runtime;

import io.eventplane.asyncapi.place.Location;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * In 2.x the address is the key, so channels change their keys; those that come to the same address become one, with the
 * first one's description and everybody's messages.
 */
record RuntimeChannelsOfVersion2(Rewriting rewriting) implements RuntimeChannels {

    private static final Location CHANNELS = Location.ROOT.child("channels");

    @Override
    public void keep() {
        // Operations are parts of their channels.
    }

    @Override
    public void write(ObjectNode document) {
        ObjectNode channels = JsonNodeFactory.instance.objectNode();
        byAddress().forEach((address, sharing) -> channels.set(address, channel(address, sharing)));
        rewriting.addOtherMembers(rewriting.reading().root().child("channels"), channels);
        document.set("channels", channels);
    }

    private Map<String, List<Rewriting.PublishedChannel>> byAddress() {
        return rewriting.channels().stream()
                .collect(Collectors.groupingBy(
                        Rewriting.PublishedChannel::busAddress, LinkedHashMap::new, Collectors.toList()));
    }

    private JsonNode channel(String address, List<Rewriting.PublishedChannel> sharing) {
        ObjectNode channel = rewriting.copy(sharing.get(0).object());
        if (sharing.size() == 1) {
            move(sharing.get(0), CHANNELS.child(address));
        } else {
            sharing.forEach(this::forget);
            setMessages(channel, messages(sharing));
        }
        return channel;
    }

    private void move(Rewriting.PublishedChannel channel, Location to) {
        rewriting.moves().moved(Rewriting.origin(channel.object()), to);
        rewriting.moves().moved(channel.object().location(), to);
    }

    private void forget(Rewriting.PublishedChannel channel) {
        rewriting.moves().gone(Rewriting.origin(channel.object()));
        rewriting.moves().gone(channel.object().location());
    }

    private Set<JsonNode> messages(List<Rewriting.PublishedChannel> sharing) {
        Set<JsonNode> messages = new LinkedHashSet<>();
        for (Rewriting.PublishedChannel channel : sharing) {
            JsonNode message =
                    rewriting.copy(channel.object()).path("subscribe").path("message");
            if (message.has("oneOf")) {
                message.path("oneOf").forEach(messages::add);
            } else if (message.isObject()) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static void setMessages(ObjectNode channel, Set<JsonNode> messages) {
        if (channel.path("subscribe") instanceof ObjectNode subscribe && !messages.isEmpty()) {
            ObjectNode choice = JsonNodeFactory.instance.objectNode();
            choice.putArray("oneOf").addAll(messages);
            subscribe.set("message", messages.size() == 1 ? messages.iterator().next() : choice);
        }
    }
}
