package io.eventplane.replica;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One page of a GraphQL listing; {@code next} is the cursor of the page after it, empty on the last one. */
record Page(List<JsonNode> data, Optional<String> next, boolean isThere) {

    private static final Page NONE = new Page(List.of(), Optional.empty(), false);

    static Page of(JsonNode page) {
        var data =
                StreamSupport.stream(page.required("data").spliterator(), false).toList();
        var info = page.required("pageInfo");
        var more = info.required("hasNextPage").booleanValue();
        return new Page(data, more ? Optional.of(info.required("endCursor").stringValue()) : Optional.empty(), true);
    }

    Page following(Function<String, Page> fetch) {
        return next.map(fetch).map(this::requireProgress).orElse(NONE);
    }

    /** A cursor that leads to itself would be followed for ever. */
    private Page requireProgress(Page following) {
        if (following.next.isPresent() && following.next.equals(next)) {
            throw new IllegalArgumentException("the page after cursor " + next.get() + " names the same cursor again");
        }
        return following;
    }
}
