package io.eventplane.director.api;

import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.graphql.GraphQLEntry;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What the Director offers about how far definitions have come in the Runtimes. */
@GraphQLApi
@GraphQLEntry
@OnePerApplication
public class RolloutApi {

    private final ReadRollouts rollouts;
    private final CurrentCaller caller;

    @Inject
    public RolloutApi(ReadRollouts rollouts, CurrentCaller caller) {
        this.rollouts = rollouts;
        this.caller = caller;
    }

    @Description(
            "How each gateway, agent and eventing system that has reported stands to it: which generation it serves, or why not.")
    public List<List<@NonNull Rollout>> rollout(@Source List<EventAPIDefinition> definitions) {
        return rollouts.of(definitions).stream().map(this::visible).toList();
    }

    /** A Runtime reads what it said itself. */
    private List<Rollout> visible(List<Rollout> said) {
        return said.stream()
                .filter(rollout -> caller.mayReadOf(rollout.runtimeID()))
                .toList();
    }
}
