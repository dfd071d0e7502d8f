/**
 * The channels of a document with their addresses and messages, as AsyncAPI 2.x and 3.x each write them. The roles call
 * {@link io.eventplane.asyncapi.channel.Channel}, {@link io.eventplane.asyncapi.channel.ChannelMatch} and
 * {@link io.eventplane.asyncapi.channel.Message}.
 */
@NullMarked
package io.eventplane.asyncapi.channel;

import org.jspecify.annotations.NullMarked;
