/**
 * The GraphQL entry points, one class for each subject, and the transactions behind them.
 *
 * <p>A {@code *Api} class checks who asks and translates; {@link io.eventplane.director.api.ManageApplications} and
 * {@link io.eventplane.director.api.ReadLandscape} have the transactions. Nobody calls this package but the GraphQL engine.
 */
@NullMarked
package io.eventplane.director.api;

import org.jspecify.annotations.NullMarked;
