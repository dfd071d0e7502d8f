package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Location;

/**
 * Something that the writer's schema allows and the reader's does not.
 *
 * @param rule the keyword of JSON Schema that it is about; {@code budget} when the comparison was ended
 * @param decided false when it may also be none
 * @param writer where in the writer's document
 * @param reader where in the reader's document
 */
public record Difference(String rule, boolean decided, Location writer, Location reader, String message) {

    Difference undecided() {
        return decided ? new Difference(rule, false, writer, reader, message + " (as far as can be seen)") : this;
    }
}
