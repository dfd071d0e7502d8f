package io.eventplane.asyncapi.channel;

import java.util.Map;

/**
 * The publishable channel that an event URL or topic names.
 *
 * @param channel when several channels have the same address, the first of them with the messages of all
 * @param parameters values of the parameters in the channel's address, in their order there
 */
public record ChannelMatch(Channel channel, Map<String, String> parameters) {}
