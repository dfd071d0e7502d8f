package io.eventplane.director.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What there is under a key.
 *
 * @param created null for what is no data key
 * @param inUse whether it encrypts
 * @param readable whether this Director has it
 * @param values how many are encrypted with it
 */
public record KeyUse(String id, @Nullable Instant created, boolean inUse, boolean readable, long values) {}
