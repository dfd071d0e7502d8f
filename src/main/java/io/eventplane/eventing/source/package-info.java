/**
 * What an external bus is to the eventing system: something that can be opened, and then hands over what it receives, acknowledging each
 * message only once that is settled.
 *
 * <p>Also what the clients of all buses share: threads, TLS, tokens, and how long one waits before one tries again.
 *
 * <p>One package beside this one for each kind of bus, with one bean that is an {@link io.eventplane.eventing.source.ExternalBus};
 * nothing else in the system knows which kinds there are. A bus's package knows this one, {@code subscription}, {@code event} and its own
 * client, and no other of eventing.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
@NullMarked
package io.eventplane.eventing.source;

import org.jspecify.annotations.NullMarked;
