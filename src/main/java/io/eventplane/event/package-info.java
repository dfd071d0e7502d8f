/**
 * What an event is, whichever protocol brought it: the four forms of CloudEvents 1.0 and of this gateway, read strictly.
 *
 * <p>A protocol's package turns what it received into a {@link io.eventplane.event.PresentedEvent}; intake asks that for
 * its {@link io.eventplane.event.EventDraft}s, finds their messages and completes them. Whatever is wrong leaves as a
 * {@link io.eventplane.refusal.RefusedException}, never as anything else. Out of scope: headers, topics and sizes
 * (protocols), channels and schemas (channel), formats other than JSON.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
@NullMarked
package io.eventplane.event;

import org.jspecify.annotations.NullMarked;
