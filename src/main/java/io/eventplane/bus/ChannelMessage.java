package io.eventplane.bus;

/**
 * The payload of an outgoing channel on the connector {@code artemis-jms} when it needs options; a plain {@code String}
 * is sent without any.
 *
 * <p>In the payload because a message of MicroProfile Reactive Messaging 3.0 has no metadata.
 *
 * @param text the body, sent as a JMS text message
 */
public record ChannelMessage(String text, SendOptions options) {}
