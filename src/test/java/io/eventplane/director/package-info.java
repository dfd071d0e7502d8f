/**
 * The Director inside of a running Liberty, with its database and its broker: what needs transactions, rows and queues to
 * be true. Arquillian deploys the WAR as it is built, and the tests with it.
 */
@NullMarked
package io.eventplane.director;

import org.jspecify.annotations.NullMarked;
