/**
 * Webhooks: where an Application wants to hear where to publish. Values only; the sending is not written yet.
 */
@NullMarked
package io.eventplane.director.webhooks;

import org.jspecify.annotations.NullMarked;
