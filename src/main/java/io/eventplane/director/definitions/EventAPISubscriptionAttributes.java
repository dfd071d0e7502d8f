package io.eventplane.director.definitions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.TextRule;
import java.util.Map;

/**
 * What an external subscription sets beyond url, auth and topic.
 *
 * @param values attribute name → value
 */
public record EventAPISubscriptionAttributes(@JsonValue Map<String, String> values) {

    @JsonCreator
    public EventAPISubscriptionAttributes {}

    void check(InputCheck check) {
        values.forEach((name, value) -> {
            TextRule.check(check.at(name), name, 1000);
            TextRule.checkOptional(check.at(name), value, 10_000);
        });
    }
}
