package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.documents.SpecFindings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked input: what a definition becomes when it is registered or updated.
 *
 * @param name what people call it; empty while nobody has said and no document has a title
 * @param named whether somebody has said it, rather than the document's title
 * @param document the specification's text; null while it has to be fetched
 * @param findings what is off with it
 * @param payloadValidation what gateways do with events that are not what it says
 * @param maxEventsPerSecond how many events each gateway takes for it; null leaves that to the gateway
 */
record Registration(
        String name,
        boolean named,
        @Nullable String description,
        @Nullable String group,
        @Nullable Version version,
        EventAPISpecType specType,
        @Nullable SpecFormat specFormat,
        @Nullable String document,
        SpecFindings findings,
        @Nullable FetchSource fetchSource,
        @Nullable Auth auth,
        List<EventAPISubscription> externalSubscriptions,
        PayloadValidation payloadValidation,
        @Nullable Integer maxEventsPerSecond) {}
