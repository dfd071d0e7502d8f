/**
 * Events from PUBLISH to the last word about them: topics, quotas, acknowledgements and refusals.
 *
 * <p>The way into intake is {@link io.eventplane.gateway.mqtt.publish.Reception}.
 */
@NullMarked
package io.eventplane.gateway.mqtt.publish;

import org.jspecify.annotations.NullMarked;
