package io.eventplane.gateway.http;

/**
 * What an event loop answers requests with.
 *
 * @param connections those of that loop
 */
record Answering(HttpConnections connections, CorsPolicy cors, EventPost post, Upgrades upgrades) {}
