package io.eventplane.director.api;

import io.eventplane.director.audit.AuditTrail;
import io.eventplane.director.definitions.Definitions;
import io.eventplane.director.definitions.EventAPISpec;
import io.eventplane.director.definitions.FetchRequest;
import io.eventplane.director.failure.ConflictException;
import io.eventplane.director.failure.NotFoundException;
import io.eventplane.director.fetches.FetchState;
import io.eventplane.director.fetches.Fetches;
import io.eventplane.director.fetches.PastFetch;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads how fetches went, for many definitions at once, and asks for more; one transaction each. */
@OnePerApplication
@InTransaction
public class WatchFetches {

    private final Fetches fetches;
    private final Definitions definitions;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    @Inject
    public WatchFetches(Fetches fetches, Definitions definitions, AuditTrail audit, CurrentCaller caller) {
        this.fetches = fetches;
        this.definitions = definitions;
        this.audit = audit;
        this.caller = caller;
    }

    /** In the order of the requests. */
    public List<FetchRequestStatus> statuses(List<FetchRequest> requests) {
        var states = fetches.states(caller.tenant(), ids(requests)).stream()
                .collect(Collectors.toMap(FetchState::definitionId, Function.identity()));
        return requests.stream()
                .map(request -> Optional.ofNullable(states.get(request.definitionId()))
                        .map(FetchRequestStatus::of)
                        .orElseGet(FetchRequestStatus::ofDeleted))
                .toList();
    }

    /** In the order of the requests; of each the newest first. */
    public List<List<SpecFetch>> past(List<FetchRequest> requests) {
        var past = fetches.past(caller.tenant(), ids(requests)).stream()
                .collect(Collectors.groupingBy(
                        PastFetch::definitionId, Collectors.mapping(SpecFetch::of, Collectors.toList())));
        return requests.stream()
                .map(request -> past.getOrDefault(request.definitionId(), List.of()))
                .toList();
    }

    /** Has a specification fetched again, at once. */
    public EventAPISpec refetch(String definitionId) {
        var definition = definitions
                .find(caller.tenant(), definitionId)
                .orElseThrow(() -> new NotFoundException("event API", definitionId));
        if (!fetches.startAgain(caller.tenant(), definitionId)) {
            throw new ConflictException("event API " + definitionId
                    + " has no fetchRequest, its document was given; updateEventAPI changes either");
        }
        audit.ordered(definitionId);
        return definition.getSpec();
    }

    private static List<String> ids(List<FetchRequest> requests) {
        return requests.stream().map(FetchRequest::definitionId).distinct().toList();
    }
}
