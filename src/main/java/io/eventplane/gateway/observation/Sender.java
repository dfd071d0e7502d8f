package io.eventplane.gateway.observation;

/**
 * Who sends.
 *
 * @param protocol the name of the one that is spoken, in lower case
 * @param address where from, {@code host:port} as the socket tells it; empty when nobody knows
 */
public record Sender(String protocol, String address) {}
