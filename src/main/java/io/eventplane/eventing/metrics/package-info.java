/**
 * Eventing in numbers: for each subscription what it brought, whether it is subscribed, and how much waits for it.
 *
 * <p>It asks eventing's root when it is asked. There are as many series as subscriptions; with these they come and go.
 */
@NullMarked
package io.eventplane.eventing.metrics;

import org.jspecify.annotations.NullMarked;
