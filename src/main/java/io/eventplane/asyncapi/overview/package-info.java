/**
 * What people want to see of a document: its channels in both directions, with the servers they are on. The roles call
 * {@link io.eventplane.asyncapi.overview.ChannelOverview} and what it is made of.
 */
@NullMarked
package io.eventplane.asyncapi.overview;

import org.jspecify.annotations.NullMarked;
