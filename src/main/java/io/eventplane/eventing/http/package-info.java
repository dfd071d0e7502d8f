/**
 * Server-sent events that are pulled from other people's HTTP servers, with the JDK's client: HTTP/1.1, a connection for each subscription
 * and a thread for none.
 *
 * <p>Nobody calls it but through {@link io.eventplane.eventing.source.ExternalBus}. What is right to ask for, {@code
 * subscription.HttpRules} says. One try is an {@link io.eventplane.eventing.http.Exchange}; when to try, and what becomes of it, is
 * {@link io.eventplane.eventing.http.EventSource}'s. A server remembers nobody: where to go on is kept here ({@link
 * io.eventplane.eventing.http.Place}), up to what is settled. Every agent of a Runtime gets everything; the events' ids make duplicates
 * of it, which the bus removes. Out of scope: what is pushed, which the gateway takes.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
 */
@NullMarked
package io.eventplane.eventing.http;

import org.jspecify.annotations.NullMarked;
