/**
 * What every role needs from the machine it runs on: configuration, identity, durable files, secrets at rest.
 *
 * <p>Everybody may call it; it calls nobody and knows no role. Out of scope: health, messaging, anything that speaks a
 * protocol.
 */
@NullMarked
package io.eventplane.platform;

import org.jspecify.annotations.NullMarked;
