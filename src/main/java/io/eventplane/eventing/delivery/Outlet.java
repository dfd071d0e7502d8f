package io.eventplane.eventing.delivery;

import io.eventplane.channel.ChannelPath;
import io.eventplane.channel.OpenChannels;
import io.eventplane.channel.PreparedEvent.Origin;
import io.eventplane.channel.Route;
import java.util.Optional;

/**
 * Where the messages of a subscription go: the channels of its definition, as one generation of its document has them.
 *
 * @param origin the definition, and the subscription's url as the source of what names none
 * @param topic what is subscribed to; the channel of what was sent to a topic that is none
 * @param maxBytes how many bytes an event's data may have
 */
public record Outlet(Origin origin, String topic, OpenChannels channels, int maxBytes) {

    /**
     * The channel of a message: the one that the topic it was sent to names, else the one that the subscription's topic names, else the
     * one that the event's type decides on.
     *
     * @throws io.eventplane.refusal.RefusedException when none of them does
     */
    Route route(String subject, Optional<String> type) {
        return channels.find(ChannelPath.of(subject))
                .or(() -> channels.find(ChannelPath.of(topic)))
                .orElseGet(() -> channels.fitting(type));
    }
}
