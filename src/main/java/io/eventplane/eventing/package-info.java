/**
 * The eventing system: subscribes on external buses as definitions say, at run time, and puts what comes from there on the Runtime's bus. It
 * tells at {@code /runtime/subscriptions}, in metrics and to the Director how each subscription stands.
 *
 * <p>A role, deployed with the agent: it hears what the agent has, and neither calls the other. Below it {@code source} says what an external
 * bus is, a package for each kind of bus is one, and {@code delivery} brings what they received to the Runtime's bus. No other package knows
 * which kinds of bus there are.
 *
 * <p>Out of scope: fetching definitions (agent), what is pushed to the Runtime (gateway), what a subscription may say (subscription).
 */
@NullMarked
package io.eventplane.eventing;

import org.jspecify.annotations.NullMarked;
