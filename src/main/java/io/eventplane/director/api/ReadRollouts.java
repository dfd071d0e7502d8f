package io.eventplane.director.api;

import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.rollout.Rollouts;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;

/** Reads what reporters said of many definitions at once. */
@OnePerApplication
@InTransaction
public class ReadRollouts {

    private final Rollouts rollouts;
    private final CurrentCaller caller;

    @Inject
    public ReadRollouts(Rollouts rollouts, CurrentCaller caller) {
        this.rollouts = rollouts;
        this.caller = caller;
    }

    /** In the order of the definitions; of each ordered by Runtime, role and instance. One statement. */
    public List<List<Rollout>> of(List<EventAPIDefinition> definitions) {
        var said = rollouts.of(
                caller.tenant(),
                definitions.stream().map(EventAPIDefinition::getId).distinct().toList());
        return definitions.stream()
                .map(definition -> said.getOrDefault(definition.getId(), List.of()).stream()
                        .map(Rollout::of)
                        .toList())
                .toList();
    }
}
