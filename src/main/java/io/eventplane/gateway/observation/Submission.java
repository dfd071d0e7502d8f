package io.eventplane.gateway.observation;

import java.util.Optional;

/**
 * What was sent at once: an event, or a batch.
 *
 * @param definition the id of the open one that it is for
 * @param channel the address of the channel that the sender named; empty when the event's type decides
 * @param bytes of the body, after decompression
 */
public record Submission(Sender sender, String definition, Optional<String> channel, int bytes) {}
