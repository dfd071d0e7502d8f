/**
 * What a newcomer runs beside the server: a consumer of the bus. Nobody calls it, and it calls nothing of eventplane: it is any JMS
 * client.
 */
@NullMarked
package io.eventplane.examples;

import org.jspecify.annotations.NullMarked;
