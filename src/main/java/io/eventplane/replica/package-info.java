/**
 * What a Runtime keeps of the Director's definitions: fetched over GraphQL, kept encrypted on disk, told to one
 * listener.
 *
 * <p>The roles inside a Runtime (gateway, agent, eventing) may call it; each builds a {@link
 * io.eventplane.replica.Replica} of its own, on a folder of its own, and holds it in a bean of its own, because the
 * all-in-one server runs several side by side. It knows no role and uses notice, asyncapi, bus and platform only.
 *
 * <p>A definition is <em>gone</em> when a notice says so, or when the Director answers {@code not-found} for its id;
 * a listing in which it is missing is only a reason to ask. So a page that was cut while something changed removes
 * nothing. The Director therefore has to answer {@code not-found} for a definition that this Runtime may not have
 * (any more).
 *
 * <p>Out of scope: what a definition means (asyncapi, gateway, agent), and receiving notices (the roles' own
 * channels).
 */
@NullMarked
package io.eventplane.replica;

import org.jspecify.annotations.NullMarked;
