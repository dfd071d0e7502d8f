/**
 * The access log: one line for everything that was sent to the gateway, over every protocol, and what became of it. Off unless
 * {@code eventplane.gateway.access-log} names a file.
 *
 * <p>The gateway's root hands it what there is to observe. It never keeps a sender waiting: what can't be written in time is counted, and
 * said. No payloads, no credentials; texts of senders are JSON strings. Out of scope: rotation, which the system does (logrotate): a file that was moved away
 * is begun anew.
 */
@NullMarked
package io.eventplane.gateway.accesslog;

import org.jspecify.annotations.NullMarked;
