package io.eventplane.director.keys;

import java.time.Instant;

/**
 * A data key as the database has it.
 *
 * @param wrapped the key, encrypted with the configured one
 * @param created by the database's clock
 */
record WrappedKey(String id, String wrapped, Instant created) {}
