package io.eventplane.director.api;

import io.eventplane.director.definitions.EventAPISpec;
import io.eventplane.director.definitions.FetchRequest;
import io.eventplane.director.graphql.GraphQLEntry;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What the Director offers about the fetching of specifications. */
@GraphQLApi
@GraphQLEntry
@OnePerApplication
public class FetchesApi {

    private final WatchFetches fetches;
    private final ReadLandscape read;
    private final CurrentCaller caller;

    @Inject
    public FetchesApi(WatchFetches fetches, ReadLandscape read, CurrentCaller caller) {
        this.fetches = fetches;
        this.read = read;
        this.caller = caller;
    }

    @Mutation
    @RequiresScope(Scope.EVENT_API_WRITE)
    @Description(
            "Has the specification fetched again, at once, in the background; `fetchRequest.status` is `INITIAL` until that has"
                    + " ended. The last good document stays. Error `conflict` if the document was given rather than fetched.")
    public @Nullable EventAPISpec refetchEventAPISpec(@Id @NonNull @Name("eventID") String eventId) {
        caller.refuseApplicationsBut(() -> read.definition(eventId).getApplicationID());
        return fetches.refetch(eventId);
    }

    @Description("How far the fetch has come.")
    public @NonNull List<@NonNull FetchRequestStatus> status(@Source List<FetchRequest> requests) {
        return fetches.statuses(requests);
    }

    @Description("The last 20 fetches, newest first.")
    public List<List<@NonNull SpecFetch>> fetches(@Source List<FetchRequest> requests) {
        return fetches.past(requests);
    }
}
