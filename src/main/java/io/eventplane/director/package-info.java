/**
 * Role Director: the Management Plane's GraphQL API and the store of definitions, of which it is the only writer.
 *
 * <p>{@code api} holds the entry points. They call {@code applications}, {@code definitions} and {@code runtimes}, which keep their
 * rows, {@code notices}, which tells the Runtimes, and {@code fetches}, which {@code specs} carries out in the background.
 * {@code keys} has what their secrets are encrypted with. {@code rollout} takes in what gateways and agents report. {@code graphql} is the
 * engine, {@code identity} says who is asking.
 *
 * <p>No other role calls it except by GraphQL, and it calls no other role: it tells them by notices, and hears from them by reports.
 */
@NullMarked
package io.eventplane.director;

import org.jspecify.annotations.NullMarked;
