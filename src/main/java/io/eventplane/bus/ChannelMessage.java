package io.eventplane.bus;

import java.util.Optional;

/**
 * The payload of an outgoing channel on the connector {@code artemis-jms} when it needs options; a plain {@code String}
 * is sent without any.
 *
 * <p>In the payload because a message of MicroProfile Reactive Messaging 3.0 has no metadata.
 *
 * @param text the body, sent as a JMS text message
 * @param address a multicast address; empty for the channel's own
 */
public record ChannelMessage(String text, SendOptions options, Optional<String> address) {

    /** For the channel's own address. */
    public ChannelMessage(String text, SendOptions options) {
        this(text, options, Optional.empty());
    }

    /** The same for this address. */
    public ChannelMessage to(String other) {
        return new ChannelMessage(text, options, Optional.of(other));
    }
}
