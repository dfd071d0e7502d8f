package io.eventplane.gateway.mqtt.session;

import io.eventplane.event.EventHeaders;
import io.eventplane.event.PresentedEvent;
import java.time.Duration;

/**
 * The event that a client wants published when its connection ends without a word.
 *
 * @param delay how long it may come back before that
 */
public record Will(String topic, PresentedEvent event, EventHeaders headers, Duration delay) {}
