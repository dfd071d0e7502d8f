/**
 * External subscriptions whose events are pushed to the gateway: where, by whom, and what they are held against.
 *
 * <p>The gateway's root opens and removes them as definitions come, change and go; {@code gateway.http} asks who may push where, and hands the
 * events to intake like published ones. Out of scope: HTTP itself, and the subscriptions that the eventing system opens.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md">HTTP 1.1 Web Hooks for Event Delivery</a>
 */
@NullMarked
package io.eventplane.gateway.push;

import org.jspecify.annotations.NullMarked;
