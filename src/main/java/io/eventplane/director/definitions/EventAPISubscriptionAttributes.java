package io.eventplane.director.definitions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/**
 * What an external subscription sets beyond url, auth and topic.
 *
 * @param values attribute name → value
 */
public record EventAPISubscriptionAttributes(@JsonValue Map<String, String> values) {

    @JsonCreator
    public EventAPISubscriptionAttributes {}
}
