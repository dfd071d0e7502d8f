/**
 * What all of this server's HTTP endpoints share, ahead of them and behind them: requests that nobody can tell the end of, or
 * whom they are for, are refused, and what no endpoint answered is answered without the container's own words.
 *
 * <p>Nobody calls this package but the container; it calls nobody. Out of scope: what an endpoint answers itself.
 */
@NullMarked
package io.eventplane.http;

import org.jspecify.annotations.NullMarked;
