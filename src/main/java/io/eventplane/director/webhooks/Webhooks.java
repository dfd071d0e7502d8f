package io.eventplane.director.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * The webhooks of one Application, secrets included.
 *
 * <p>A type of its own, because a converter is bound to a class, and {@code List} does not say what is in it.
 *
 * @param list in the order given
 */
public record Webhooks(@JsonValue List<Webhook> list) {

    @JsonCreator
    public Webhooks {
        list = List.copyOf(list);
    }
}
