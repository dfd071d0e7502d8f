/**
 * What a newcomer runs beside the server: a consumer of the bus, and a publisher. Nobody calls them, and they call nothing of eventplane: they
 * are any clients.
 */
@NullMarked
package io.eventplane.examples;

import org.jspecify.annotations.NullMarked;
