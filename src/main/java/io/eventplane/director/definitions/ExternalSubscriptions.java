package io.eventplane.director.definitions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * The external subscriptions of one definition, secrets included.
 *
 * <p>A type of its own, because a converter is bound to a class, and {@code List} does not say what is in it.
 *
 * @param list in the order given
 */
public record ExternalSubscriptions(@JsonValue List<EventAPISubscription> list) {

    @JsonCreator
    public ExternalSubscriptions {
        list = List.copyOf(list);
    }
}
