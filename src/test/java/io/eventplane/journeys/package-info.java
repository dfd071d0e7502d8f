/**
 * Journeys through the running server as a black box: GraphQL and HTTP in, what JMS and AMQP consumers see out. The
 * server is a process of its own, started the way {@code server run} does; the properties {@code eventplane.test.*} say
 * where its parts are. Out of scope: anything that needs to look inside of the server.
 */
@NullMarked
package io.eventplane.journeys;

import org.jspecify.annotations.NullMarked;
