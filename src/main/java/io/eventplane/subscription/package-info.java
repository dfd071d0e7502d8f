/**
 * External subscriptions as their owners write them: url, auth, topic and attributes, and for each kind of bus what of that is
 * right. The Director asks it before it stores one, a Runtime before it opens one; so both say the same.
 *
 * <p>Director, replica, gateway and eventing may call it. It knows no bus's client, connects to nothing, and holds no beans. One
 * class of {@link io.eventplane.subscription.BusRules} for each kind of bus; {@link io.eventplane.subscription.SubscriptionRules}
 * finds them by the URL's scheme. Out of scope: connecting (eventing), storing (director, replica).
 */
@NullMarked
package io.eventplane.subscription;

import org.jspecify.annotations.NullMarked;
