/**
 * The packets of MQTT 3.1.1 and 5: what is read out of them, how they are written, and how much of them is taken.
 *
 * <p>Netty's codec does the framing. Out of scope: sockets, who sends, and what becomes of an event.
 */
@NullMarked
package io.eventplane.gateway.mqtt.packet;

import org.jspecify.annotations.NullMarked;
