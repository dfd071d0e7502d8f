package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked input: what a definition becomes when it is registered or updated.
 *
 * @param document the specification's text; null while it has to be fetched
 */
record Registration(
        String name,
        @Nullable String description,
        @Nullable String group,
        @Nullable Version version,
        EventAPISpecType specType,
        @Nullable SpecFormat specFormat,
        @Nullable String document,
        @Nullable FetchRequest fetchRequest,
        @Nullable Auth auth,
        List<EventAPISubscription> externalSubscriptions) {}
